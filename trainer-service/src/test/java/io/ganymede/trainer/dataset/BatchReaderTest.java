package io.ganymede.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchReaderTest {
    private static final int[] LABELS = {0, 1, -1, 1, 0, -1, 0, 1, 1, 0};

    private final DatasetSplit split;

    BatchReaderTest(@TempDir Path directory) {
        this.split =
                GeneratedSplit.write(directory, Shape.of(3, 2, 2), 2, LABELS).open();
    }

    @AfterEach
    void close() {
        split.close();
    }

    @Test
    void batchesAreThoseOfTheSequenceWhereverItBegins() {
        // Given
        List<ByteBuffer> straight = read(new BatchOrder(5, split.labelled(), 3), 0, 20);

        // When
        List<ByteBuffer> late = read(new BatchOrder(5, split.labelled(), 3), 13, 7);

        // Then
        assertThat(late).isEqualTo(straight.subList(13, 20));
        assertThat(straight.get(0)).isNotEqualTo(straight.get(2));
    }

    @Test
    void pixelsBelongToTheImagesOfTheBatch() {
        try (BatchReader reader = new BatchReader(split, new OnePass(new int[] {7, 0, 4}, 2), 0)) {
            ImageBatch batch = reader.next();
            assertThat(batch.images()).containsExactly(7, 0);
            assertThat(batch.pixels().isDirect()).isTrue();
            byte[] pixels = bytes(batch);
            assertThat(pixels).hasSize(24);
            assertThat(pixels[0]).isEqualTo(pixels[11]).isEqualTo(GeneratedSplit.pixel(7, 1));
            assertThat(pixels[12]).isEqualTo(pixels[23]).isEqualTo(GeneratedSplit.pixel(0, 0));

            assertThat(reader.hasNext()).isTrue();
            ImageBatch last = reader.next();
            assertThat(last.count()).isEqualTo(1);
            assertThat(last.images()).containsExactly(4);
            assertThat(bytes(last)).hasSize(12).containsOnly(4);

            assertThat(reader.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(reader::next);
        }
    }

    @Test
    void aBatchKeepsItsContentWhileOthersAreReadAhead() throws InterruptedException {
        // Given a sequence that tells when everything that may be read ahead has been read
        CountDownLatch ahead = new CountDownLatch(BatchReader.BUFFERS + 1);
        BatchSequence sequence = new Watched(new BatchOrder(5, split.labelled(), 3), number -> ahead.countDown());
        ByteBuffer second = read(new BatchOrder(5, split.labelled(), 3), 1, 1).get(0);

        try (BatchReader reader = new BatchReader(split, sequence, 0)) {
            reader.next();
            ImageBatch batch = reader.next();

            // When
            assertThat(ahead.await(30, TimeUnit.SECONDS)).isTrue();

            // Then
            assertThat(ByteBuffer.wrap(bytes(batch))).isEqualTo(second);
        }
    }

    @Test
    void noMoreIsReadAheadThanThereAreBuffers() {
        // Given
        Set<Long> asked = ConcurrentHashMap.newKeySet();
        BatchSequence sequence = new Watched(new BatchOrder(5, split.labelled(), 3), asked::add);

        // When
        try (BatchReader reader = new BatchReader(split, sequence, 0)) {
            reader.next();
            reader.next();
        }

        // Then: the first batch's buffers were given back, no others
        assertThat(asked).allMatch(number -> number <= BatchReader.BUFFERS);
    }

    @Test
    void batchesAreAssembledOffTheUsersThreadWhichEndsWithTheReader() throws InterruptedException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        BatchSequence sequence =
                new Watched(new BatchOrder(5, split.labelled(), 3), number -> threads.add(Thread.currentThread()));

        try (BatchReader reader = new BatchReader(split, sequence, 0)) {
            reader.next();
            assertThat(threads).doesNotContain(Thread.currentThread()).allMatch(Thread::isDaemon);
        }
        assertThat(threads).isNotEmpty();
        for (Thread thread : threads) {
            thread.join(
                    10_000); // its last task is over when the reader is closed; the thread itself ends a moment later
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void aReaderThatIsClosedEarlyLeavesTheSplitToOthers() {
        for (int i = 0; i < 50; i++) {
            new BatchReader(split, new BatchOrder(5, split.labelled(), 3), 0).close();
        }

        assertThat(read(new BatchOrder(5, split.labelled(), 3), 0, 2)).hasSize(2);
    }

    @Test
    void aFailureOfTheReadingThreadReachesTheUserWithItsReason() {
        BatchSequence broken = new Watched(new BatchOrder(5, split.labelled(), 3), number -> {
            if (number == 1) {
                throw new PlatformException(Reason.INVALID_FILE, "the disk has a hole");
            }
            if (number == 2) {
                throw new IllegalStateException("a defect");
            }
        });
        try (BatchReader reader = new BatchReader(split, broken, 0)) {
            assertThat(reader.next().count()).isEqualTo(3);
            assertThatThrownBy(reader::next)
                    .hasMessageContaining("the disk has a hole")
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE));
            assertThatThrownBy(reader::next)
                    .hasMessageContaining("a defect")
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERNAL));
        }
    }

    private List<ByteBuffer> read(BatchSequence sequence, long first, int batches) {
        List<ByteBuffer> read = new ArrayList<>();
        try (BatchReader reader = new BatchReader(split, sequence, first)) {
            for (int i = 0; i < batches; i++) {
                read.add(ByteBuffer.wrap(bytes(reader.next())));
            }
        }
        return read;
    }

    private static byte[] bytes(ImageBatch batch) {
        byte[] bytes = new byte[batch.pixels().remaining()];
        batch.pixels().get(bytes);
        return bytes;
    }

    /** A sequence that tells of every batch that is asked for. */
    private record Watched(BatchSequence sequence, LongConsumer watcher) implements BatchSequence {
        @Override
        public long batches() {
            return sequence.batches();
        }

        @Override
        public int largest() {
            return sequence.largest();
        }

        @Override
        public int[] batch(long number) {
            watcher.accept(number);
            return sequence.batch(number);
        }
    }
}
