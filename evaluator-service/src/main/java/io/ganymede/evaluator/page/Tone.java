package io.ganymede.evaluator.page;

import io.ganymede.common.evaluation.Verdict;

/** Names of verdicts in the style sheet. */
final class Tone {
    private Tone() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "better";
            case WORSE -> "worse";
            case NOT_SIGNIFICANT -> "neither";
        };
    }
}
