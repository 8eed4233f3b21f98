package io.ganymede.trainer.runner;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Signals to an attempt from all its threads, in order. */
final class SignalLine {
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    void accept(Signal signal) {
        signals.add(signal);
    }

    Signal take() throws InterruptedException {
        return signals.take();
    }

    /** The next signal, or null when none comes in time. */
    @Nullable
    Signal poll(Duration patience) throws InterruptedException {
        return signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
