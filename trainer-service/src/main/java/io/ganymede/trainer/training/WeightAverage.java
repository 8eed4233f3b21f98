package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.trainer.engine.DjlNetwork;
import java.util.Map;

/**
 * The moving average of a network, parameters and buffers alike: {@code average = d average + (1 - d) live}, and a copy until
 * the start step. Source: Karras et al. 2017, arXiv 1710.10196, section 2 (generator weights for the visualisation).
 */
record WeightAverage(AverageSpec spec, NDManager manager) {
    /** Makes a network the same as another one. */
    static void copy(DjlNetwork target, DjlNetwork source, NDManager manager) {
        new WeightAverage(new AverageSpec(0, 1), manager).update(target, source, 1);
    }

    /** Follows the live network after a step, counted from 1. */
    void update(DjlNetwork average, DjlNetwork live, long step) {
        double decay = step <= spec.startStep() ? 0 : spec.decay();
        // The two factors become arrays once; as numbers they would for each of the parameters.
        try (NDManager factors = manager.newSubManager()) {
            NDArray kept = factors.create((float) decay);
            NDArray taken = factors.create((float) (1 - decay));
            for (Map.Entry<String, NDArray> entry : average.parameters().entrySet()) {
                try (NDArray share = live.parameter(entry.getKey()).mul(taken)) {
                    entry.getValue().muli(kept).addi(share);
                }
            }
        }
    }
}
