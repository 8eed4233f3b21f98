package io.ganymede.sampler.promotion;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.Direction;
import io.ganymede.common.evaluation.PairedComparison;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.request.GateMetric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which checkpoint becomes a version: it has been scored in full, its metric is finite, passes the threshold, and is
 * better than that of the newest version under the same protocol. Better is the verdict of a paired comparison, so that chance
 * promotes nothing; the value alone, by however little, where the gate says so or no deviations are known. Figures under
 * different protocols are never ranked: then a finite one that passes is enough.
 */
public final class PromotionGate {
    private static final String MINIMIZE = "minimize";
    private static final String MAXIMIZE = "maximize";
    private static final int DIGEST_DIGITS = 12;

    private PromotionGate() {}

    /**
     * Decides.
     *
     * @param newest manifest of the newest version, if there is one
     * @param evidence asked when it comes to a paired comparison, and only then
     * @throws PlatformException with reason InvalidSpec for an unknown goal
     */
    public static GateDecision decide(
            EvaluationCompleted evaluation, Optional<ModelManifest> newest, ScoreEvidence evidence) {
        if (evaluation.preliminary()) {
            return refused("fast stage: only a full evaluation promotes");
        }
        GateSpec gate = evaluation.publish().gate();
        Direction direction = direction(gate);
        Double value = evaluation.metrics().get(gate.metric());
        if (value == null) {
            return refused("the gate is about '" + gate.metric() + "', which is not among the scores"
                    + (GateMetric.needClasses().contains(gate.metric())
                            ? " (a generator that is told no class has none)"
                            : "")
                    + "; known: " + evaluation.metrics().keySet());
        }
        if (!Double.isFinite(value)) {
            return refused(gate.metric() + " is " + value + ", expected a finite number");
        }
        Double threshold = gate.threshold();
        if (threshold != null && direction.improves(threshold - value)) {
            return refused(gate.metric() + " " + value + " does not pass the threshold " + threshold);
        }
        if (newest.isEmpty()) {
            return promoted(first(gate, value, evaluation));
        }
        ModelManifest version = newest.get();
        if (!evaluation.protocolDigest().equals(version.protocolDigest())) {
            return promoted(first(gate, value, evaluation) + "; version " + version.version() + " was measured under "
                    + shortened(version.protocolDigest()) + ", with which it is not ranked");
        }
        Double best = version.metrics().get(gate.metric());
        if (best == null) {
            return promoted(
                    first(gate, value, evaluation) + "; version " + version.version() + " has no " + gate.metric());
        }
        return held(gate, value, best, version, compared(evaluation, value, best, version, evidence));
    }

    /**
     * A comparison, and what it rests on.
     *
     * @param remark for people, when the values decided
     */
    private record Compared(ScoreComparison scores, String remark) {}

    private static Compared compared(
            EvaluationCompleted evaluation, double value, double best, ModelManifest version, ScoreEvidence evidence) {
        GateSpec gate = evaluation.publish().gate();
        Direction direction = direction(gate);
        ScoreComparison values = PairedComparison.ofValues(best, value, direction);
        if (!gate.significant()) {
            return new Compared(values, " by value, which is enough for this gate");
        }
        ScoreEvidence.Found found = evidence.find(evaluation, version);
        if (found instanceof ScoreEvidence.Pair pair) {
            return new Compared(PairedComparison.of(pair.before(), pair.after(), direction), "");
        }
        if (found instanceof ScoreEvidence.Missing missing) {
            return new Compared(values, " by value alone, for " + missing.why());
        }
        throw new IllegalStateException("evidence " + found + " has no rule");
    }

    private static GateDecision held(
            GateSpec gate, double value, double best, ModelManifest version, Compared compared) {
        ScoreComparison scores = compared.scores();
        Double error = scores.standardError();
        boolean better = scores.verdict() == Verdict.BETTER;
        String reason = gate.metric() + " " + value + " against " + best + " of version " + version.version()
                + (better ? " is better: " : " is not better: ") + "difference " + rounded(scores.difference())
                + (error == null ? "" : ", standard error " + rounded(error))
                + ", verdict '" + scores.verdict() + "'" + compared.remark();
        return better ? promoted(reason) : refused(reason);
    }

    private static String first(GateSpec gate, double value, EvaluationCompleted evaluation) {
        return gate.metric() + " " + value + " is the first under this protocol, "
                + shortened(evaluation.protocolDigest());
    }

    private static String shortened(@Nullable String digest) {
        return digest == null ? "none" : digest.substring(0, Math.min(DIGEST_DIGITS, digest.length()));
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static Direction direction(GateSpec gate) {
        return switch (gate.goal()) {
            case MINIMIZE -> Direction.LOWER_IS_BETTER;
            case MAXIMIZE -> Direction.HIGHER_IS_BETTER;
            default ->
                throw new PlatformException(
                        Reason.INVALID_SPEC,
                        NearestName.unknown("goal of a gate", gate.goal(), List.of(MINIMIZE, MAXIMIZE)));
        };
    }

    private static GateDecision promoted(String reason) {
        return new GateDecision(true, reason);
    }

    private static GateDecision refused(String reason) {
        return new GateDecision(false, reason);
    }
}
