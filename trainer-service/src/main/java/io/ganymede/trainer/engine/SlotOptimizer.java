package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every optimiser has: arrays of its own beside each weight, a count of updates, and a way through all weights. */
abstract sealed class SlotOptimizer implements Optimizer permits AdamOptimizer, RmsPropOptimizer, SgdOptimizer {
    private final NDManager arrays;
    private final List<String> names;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private long updates;

    /**
     * Zeros for every trainable parameter of a network.
     *
     * @param names what the arrays beside a weight are
     */
    SlotOptimizer(NDManager parent, DjlNetwork network, String... names) {
        this.arrays = parent.newSubManager();
        this.names = List.of(names);
        network.trainable().forEach((name, weight) -> {
            List<NDArray> own = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                own.add(arrays.zeros(weight.getShape()));
            }
            slots.put(name, new Slot(weight, List.copyOf(own)));
        });
    }

    private record Slot(NDArray weight, List<NDArray> own) {}

    /** The formula of an optimiser for one weight, in place. */
    @FunctionalInterface
    interface Rule {
        /**
         * Moves a weight.
         *
         * @param gradient may be used up
         * @param own the optimiser's arrays for this weight, in the order of their names
         */
        void move(NDArray weight, NDArray gradient, List<NDArray> own);
    }

    @Override
    public final long updates() {
        return updates;
    }

    /** Counts an update; returns its number, from 1. */
    final long next() {
        return ++updates;
    }

    /** Applies a rule to every weight outside of the recording and clears the gradients. */
    final void forEach(Rule rule) {
        Gradients.unrecorded(() -> {
            for (Slot slot : slots.values()) {
                try (NDArray gradient = slot.weight().getGradient()) {
                    rule.move(slot.weight(), gradient, slot.own());
                }
                JniUtils.zeroGrad((PtNDArray) slot.weight());
            }
        });
    }

    @Override
    public final Map<String, Tensor> toTensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (Map.Entry<String, Slot> slot : slots.entrySet()) {
                NDArray own = slot.getValue().own().get(i);
                tensors.put(names.get(i) + "." + slot.getKey(), TensorTransfer.toTensor(own));
            }
        }
        return tensors;
    }

    @Override
    public final void restore(Map<String, Tensor> tensors, long updates) {
        for (int i = 0; i < names.size(); i++) {
            for (Map.Entry<String, Slot> slot : slots.entrySet()) {
                Tensor saved = required(tensors, names.get(i) + "." + slot.getKey());
                slot.getValue().own().get(i).set(saved.toFloats());
            }
        }
        this.updates = updates;
    }

    @Override
    public final void close() {
        arrays.close();
    }

    private static Tensor required(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "optimiser state lacks '" + name + "'; known: " + tensors.keySet());
        }
        return tensor;
    }
}
