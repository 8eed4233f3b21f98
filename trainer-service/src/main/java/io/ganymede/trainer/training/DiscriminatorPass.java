package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.loss.Scores;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the discriminator judges. Without batch norm an image's scores do not depend on its batch, so real and generated images
 * go through in one pass, which keeps the cores busier; with batch norm each kind has its own pass and statistics.
 */
final class DiscriminatorPass {
    private final DjlNetwork discriminator;
    private final boolean joint;

    DiscriminatorPass(DjlNetwork discriminator) {
        this.discriminator = discriminator;
        this.joint =
                discriminator.description().nodes().stream().noneMatch(node -> node.operation() instanceof BatchNorm);
    }

    /**
     * Scores of both kinds.
     *
     * @param real scores of real images
     * @param generated scores of generated ones
     */
    record Judgement(Scores real, Scores generated) {}

    /** Scores of one kind of images x with labels y. */
    Scores judge(NDManager step, NDArray x, NDArray y) {
        return new Scores(
                discriminator.forward(step, Map.of("x", x, "y", y), true).values(), y);
    }

    /** Scores of real and generated batches. */
    Judgement judge(NDManager step, RealBatches.RealBatch real, NDArray generated, NDArray wanted) {
        if (!joint) {
            return new Judgement(judge(step, real.x(), real.y()), judge(step, generated, wanted));
        }
        Scores both = judge(step, real.x().concat(generated, 0), real.y().concat(wanted, 0));
        Map<String, NDArray> onReal = new LinkedHashMap<>();
        Map<String, NDArray> onGenerated = new LinkedHashMap<>();
        long split = real.x().getShape().get(0);
        both.heads().forEach((name, logits) -> {
            NDList halves = logits.split(new long[] {split});
            onReal.put(name, halves.get(0));
            onGenerated.put(name, halves.get(1));
        });
        return new Judgement(new Scores(onReal, real.y()), new Scores(onGenerated, wanted));
    }
}
