package io.ganymede.evaluator.inception;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers everything that is wrong with the tensors of a file, so that one message tells it all. */
final class TensorCheck {
    /** More of a kind than these say nothing new. */
    private static final int MOST_NAMED = 5;

    private final String label;
    private final List<String> faults = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> superfluous = new ArrayList<>();

    TensorCheck(String label) {
        this.label = label;
    }

    void missing(String name) {
        missing.add("tensor '" + name + "' is missing");
    }

    void superfluous(String name) {
        superfluous.add("tensor '" + name + "' does not belong to the network");
    }

    /** Whether a tensor is float32 of the right shape. */
    boolean fits(String name, boolean isFloat, List<Long> shape, List<Long> expected) {
        if (isFloat && shape.equals(expected)) {
            return true;
        }
        faults.add("tensor '%s' does not fit: got %s %s, expected float32 %s"
                .formatted(name, isFloat ? "float32" : "another type", shape, expected));
        return false;
    }

    void cutOff(String name, int bytes, long expected) {
        faults.add("tensor '%s' is cut off: got %d bytes of content, expected %d".formatted(name, bytes, expected));
    }

    /** The tensor of checked numbers; every number has to be finite, and a variance not negative. */
    Tensor tensor(InceptionTensor expected, float[] values) {
        boolean variance = expected.name().endsWith(".running_var");
        for (float value : values) {
            if (!Float.isFinite(value) || (variance && value < 0)) {
                faults.add("tensor '%s' holds %s: expected a finite number%s"
                        .formatted(expected.name(), value, variance ? " of at least 0" : ""));
                break;
            }
        }
        return Tensor.ofFloats(expected.sizes(), values);
    }

    /** Throws when anything was wrong. */
    void finish() {
        String all = Stream.of(faults, missing, superfluous)
                .filter(kind -> !kind.isEmpty())
                .map(TensorCheck::told)
                .collect(Collectors.joining("; "));
        if (!all.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_FILE, label + " does not hold the Inception network of 2015: " + all);
        }
    }

    private static String told(List<String> kind) {
        int more = kind.size() - MOST_NAMED;
        return String.join("; ", kind.subList(0, Math.min(kind.size(), MOST_NAMED)))
                + (more > 0 ? "; and " + more + " more like that" : "");
    }
}
