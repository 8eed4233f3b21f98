package io.ganymede.evaluator.inception;

import java.util.LinkedHashMap;
import java.util.Map;

/** Seeded weights under which activations neither vanish nor explode (He et al. 2015), by the names of a state dictionary. */
final class RandomWeights {
    private long state;

    private RandomWeights(long seed) {
        state = seed;
    }

    static Map<String, float[]> of(long seed) {
        RandomWeights random = new RandomWeights(seed);
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (InceptionTensor tensor : InceptionTensors.ALL.values()) {
            weights.put(tensor.name(), random.values(tensor));
        }
        return weights;
    }

    private float[] values(InceptionTensor tensor) {
        String name = tensor.name();
        double reach = 0.2;
        double centre = 0;
        if (name.endsWith("conv.weight")) {
            reach = Math.sqrt(6.0 * tensor.shape().get(0) / tensor.elements());
        } else if (name.equals("fc.weight")) {
            reach = 0.04;
        } else if (name.endsWith("bn.weight") || name.endsWith("running_var")) {
            centre = 1;
        }
        float[] values = new float[tensor.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (centre + reach * (2 * uniform() - 1));
        }
        return values;
    }

    private double uniform() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (state >>> 11) * 0x1p-53;
    }
}
