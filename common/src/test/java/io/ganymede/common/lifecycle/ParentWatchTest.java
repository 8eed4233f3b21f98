package io.ganymede.common.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
    private static final long PATIENCE_SECONDS = 60;

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void actsOnceWhenTheProcessEnds() throws Exception {
        // Given
        Process parent = waitingProcess();
        try (ParentWatch watch = ParentWatch.on(parent.pid(), this::act)) {
            assertThat(ended.getCount()).isEqualTo(1);

            // When
            parent.destroy();

            // Then
            assertThat(ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(calls).hasValue(1);
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void actsAtOnceWhenTheProcessIsGone() throws Exception {
        // Given
        Process parent = waitingProcess();
        parent.destroy();
        parent.waitFor();

        // When
        try (ParentWatch watch = ParentWatch.on(parent.pid(), this::act)) {

            // Then
            assertThat(ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void doesNothingOnceClosed() throws Exception {
        // Given
        Process parent = waitingProcess();
        ParentWatch.on(parent.pid(), this::act).close();

        // When
        parent.destroy();
        parent.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        // Then
        assertThat(calls).hasValue(0);
    }

    private void act() {
        calls.incrementAndGet();
        ended.countDown();
    }

    /** A process that waits for the end of its input, a pipe that stays open. */
    private static Process waitingProcess() throws Exception {
        return new ProcessBuilder("cat").start();
    }
}
