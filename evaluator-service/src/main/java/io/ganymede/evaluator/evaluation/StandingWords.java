package io.ganymede.evaluator.evaluation;

import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.evaluator.page.Numbers;
import io.ganymede.evaluator.page.PageContent.Judgement;

/** What a standing means, for people. */
final class StandingWords {
    private StandingWords() {}

    static Judgement of(Standing standing) {
        Standing.Rival best = standing.best();
        if (best == null) {
            return new Judgement(
                    Verdict.NOT_SIGNIFICANT, "The first checkpoint of the job that was scored under this protocol.");
        }
        ScoreComparison decisive = standing.decisive();
        String rival = "step " + Numbers.count(best.step());
        if (decisive == null) {
            return new Judgement(
                    Verdict.NOT_SIGNIFICANT,
                    "Not compared with %s, the best so far: %s is not known of both."
                            .formatted(rival, standing.metric()));
        }
        return new Judgement(
                decisive.verdict(),
                switch (decisive.verdict()) {
                    case BETTER ->
                        "The best checkpoint so far: its %s is better than that of %s, the best before."
                                .formatted(standing.metric(), rival);
                    case WORSE ->
                        "Worse than the best so far: its %s is worse than that of %s. %s"
                                .formatted(standing.metric(), rival, since(standing));
                    case NOT_SIGNIFICANT ->
                        "No better than the best so far: its %s differs from that of %s by no more than chance may do. %s"
                                .formatted(standing.metric(), rival, since(standing));
                });
    }

    private static String since(Standing standing) {
        int evaluations = standing.evaluationsSinceBest();
        return evaluations == 1
                ? "It is the first evaluation since then."
                : "It is evaluation %d since then.".formatted(evaluations);
    }
}
