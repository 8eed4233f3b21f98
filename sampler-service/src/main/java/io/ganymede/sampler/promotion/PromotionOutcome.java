package io.ganymede.sampler.promotion;

import io.ganymede.common.model.ModelManifest;

/** What became of an evaluation. */
public sealed interface PromotionOutcome {
    /** For logs and meters. */
    String label();

    /** A version has been published and announced. */
    record Promoted(ModelManifest manifest, String reason) implements PromotionOutcome {
        @Override
        public String label() {
            return "promoted";
        }
    }

    /** The same checkpoint was the newest version already; it has been announced once more. */
    record Repeated(ModelManifest manifest) implements PromotionOutcome {
        @Override
        public String label() {
            return "repeated";
        }
    }

    /** Nothing changes. */
    record Kept(String reason) implements PromotionOutcome {
        @Override
        public String label() {
            return "kept";
        }
    }
}
