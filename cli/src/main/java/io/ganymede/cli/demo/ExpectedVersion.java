package io.ganymede.cli.demo;

import io.ganymede.common.evaluation.Direction;
import io.ganymede.common.evaluation.PairedComparison;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.request.GateMetric;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which checkpoint of a job its gate leaves as the newest version, as far as the events tell: the checkpoints that were scored in
 * full are held against each other in their order, under one protocol alone.
 */
final class ExpectedVersion {
    private ExpectedVersion() {}

    /** The evaluation that promotes last; empty when none was in full and has the gate's score. */
    static Optional<EvaluationCompleted> of(Collection<EvaluationCompleted> evaluations, GateSpec gate) {
        List<EvaluationCompleted> full = evaluations.stream()
                .filter(scores -> !scores.preliminary() && scores.metrics().containsKey(gate.metric()))
                .sorted(Comparator.comparingLong(EvaluationCompleted::step))
                .toList();
        if (full.isEmpty()) {
            return Optional.empty();
        }
        // A classifier that was replaced meanwhile begins another ranking, which the last checkpoint is in.
        String protocol = full.get(full.size() - 1).protocolDigest();
        return full.stream()
                .filter(scores -> scores.protocolDigest().equals(protocol))
                .reduce((best, next) -> verdict(best, next, gate) == Verdict.BETTER ? next : best);
    }

    private static Verdict verdict(EvaluationCompleted best, EvaluationCompleted next, GateSpec gate) {
        Standing standing = next.standing();
        if (gate.significant()
                && standing != null
                && standing.best() != null
                && standing.best().step() == best.step()) {
            ScoreComparison told = standing.comparisons().get(gate.metric());
            if (told != null) {
                return told.verdict();
            }
        }
        Direction direction = GateMetric.require(gate.metric()).direction();
        return PairedComparison.ofValues(value(best, gate), value(next, gate), direction)
                .verdict();
    }

    private static double value(EvaluationCompleted scores, GateSpec gate) {
        return scores.metrics().getOrDefault(gate.metric(), Double.NaN);
    }
}
