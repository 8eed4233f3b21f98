package io.ganymede.trainer.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

/**
 * A stretch of computation that remembers how to differentiate itself; the one place that knows the engine's rules:
 *
 * <ul>
 *   <li>one collector per JVM at a time: a second one fails, so one process trains one job;
 *   <li>gradients stay in the parameters after the collector is closed and add up: {@link Optimizer#update} clears
 *       those that it used, and {@link DjlNetwork#requireGradients} keeps a network that is not updated from collecting any;
 *   <li>gradients of gradients come from {@link InputGradient} alone, and a backward pass does not know them as special;
 *   <li>{@code NDArray.toType} cuts the graph without a word: casts in a recording are {@link Autocast}'s;
 *   <li>while it is open, arithmetic on parameters becomes part of the graph: what is to change them, or to be
 *       measured only, goes through {@link #unrecorded} or waits for the end;
 *   <li>the gradient mode belongs to the thread and is off outside.
 * </ul>
 */
public final class Gradients implements AutoCloseable {
    private final GradientCollector collector;

    private Gradients(GradientCollector collector) {
        this.collector = collector;
    }

    /** Begins to record. */
    public static Gradients record() {
        // The collector restores the mode that it finds; threads other than the engine's first start with it on.
        JniUtils.setGradMode(false);
        return new Gradients(Engine.getInstance().newGradientCollector());
    }

    /**
     * Adds the gradient of a scalar to every parameter that requires one and led to it. The recording of the scalar is spent.
     */
    public void backward(NDArray loss) {
        collector.backward(loss);
    }

    /** Does work that must not become part of an open recording, such as changing parameters in place. */
    public static void unrecorded(Runnable work) {
        boolean recording = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            work.run();
        } finally {
            JniUtils.setGradMode(recording);
        }
    }

    @Override
    public void close() {
        collector.close();
    }
}
