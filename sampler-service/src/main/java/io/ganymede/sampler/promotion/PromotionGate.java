package io.ganymede.sampler.promotion;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.request.GateMetric;
import java.util.List;
import java.util.Optional;

/**
 * Decides which checkpoint becomes a version: its metric is finite, passes the threshold, and is strictly better than that of
 * the newest version under the same protocol. Figures under different protocols are not compared: then a finite one that
 * passes is enough.
 */
public final class PromotionGate {
    private static final String MINIMIZE = "minimize";
    private static final String MAXIMIZE = "maximize";

    private PromotionGate() {}

    /**
     * Decides.
     *
     * @param newest manifest of the newest version, if there is one
     * @throws PlatformException with reason InvalidSpec for an unknown goal
     */
    public static GateDecision decide(EvaluationCompleted evaluation, Optional<ModelManifest> newest) {
        GateSpec gate = evaluation.publish().gate();
        boolean minimize = minimizes(gate);
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
        if (threshold != null && (minimize ? value > threshold : value < threshold)) {
            return refused(gate.metric() + " " + value + " does not pass the threshold " + threshold);
        }
        Double best = newest.filter(version -> evaluation.protocolDigest().equals(version.protocolDigest()))
                .map(version -> version.metrics().get(gate.metric()))
                .orElse(null);
        if (best == null) {
            return promoted(gate.metric() + " " + value + " is the first under this protocol");
        }
        String comparison = gate.metric() + " " + value + " against " + best + " of the newest version";
        return (minimize ? value < best : value > best)
                ? promoted(comparison + " is better")
                : refused(comparison + " is not better");
    }

    private static boolean minimizes(GateSpec gate) {
        if (!gate.goal().equals(MINIMIZE) && !gate.goal().equals(MAXIMIZE)) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    NearestName.unknown("goal of a gate", gate.goal(), List.of(MINIMIZE, MAXIMIZE)));
        }
        return gate.goal().equals(MINIMIZE);
    }

    private static GateDecision promoted(String reason) {
        return new GateDecision(true, reason);
    }

    private static GateDecision refused(String reason) {
        return new GateDecision(false, reason);
    }
}
