package io.ganymede.common.request;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.evaluation.Direction;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/**
 * A metric that the gate of a job may be about.
 *
 * @param name its name in evaluation events
 * @param goal {@code minimize} or {@code maximize}
 * @param needsClasses whether it compares the class that an image shows with the one that was asked for, so that only a
 *     generator that is told classes has it
 */
public record GateMetric(String name, String goal, boolean needsClasses) {
    private static final String LOWER = "minimize";
    private static final String HIGHER = "maximize";
    private static final GateMetric FID = new GateMetric("fid", LOWER, false);
    private static final GateMetric CLASS_FID = new GateMetric("classFid", LOWER, true);
    private static final NamedRegistry<GateMetric> REGISTRY = NamedRegistry.of(
            "metric",
            List.of(
                    FID,
                    CLASS_FID,
                    new GateMetric("betweenClassFid", LOWER, true),
                    new GateMetric("amScore", LOWER, false),
                    new GateMetric("amScoreDivergence", LOWER, false),
                    new GateMetric("amScoreEntropy", LOWER, false),
                    new GateMetric("inceptionScore", HIGHER, false),
                    new GateMetric("modeScore", HIGHER, false),
                    new GateMetric("modeScoreWithPrior", HIGHER, false),
                    new GateMetric("labelAccuracy", HIGHER, true)),
            GateMetric::name);

    /** Sorted names of all metrics. */
    public static List<String> names() {
        return REGISTRY.names();
    }

    /** Sorted names of those that only a generator has that is told classes. */
    public static List<String> needClasses() {
        return names().stream().filter(name -> require(name).needsClasses()).toList();
    }

    /**
     * A metric by name.
     *
     * @throws PlatformException with reason InvalidSpec that lists the known names and the nearest one
     */
    public static GateMetric require(String name) {
        return REGISTRY.require(name);
    }

    /** Which way it improves. */
    public Direction direction() {
        return goal.equals(LOWER) ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER;
    }

    /** What the gate of a job is about unless its request says otherwise: {@code classFid} with classes, else {@code fid}. */
    public static GateMetric defaultFor(ConditionKind kind) {
        return kind == ConditionKind.CLASSES ? CLASS_FID : FID;
    }

    /** Whether the checkpoints of a generator with such conditions have it. */
    public boolean definedFor(ConditionKind kind) {
        return !needsClasses || kind == ConditionKind.CLASSES;
    }

    /**
     * Holds a gate against what its generator is told: a gate about a metric that no checkpoint will have promotes nothing. For
     * whoever knows the conditions of a method, such as a {@link SpecCheck}.
     */
    public static List<Problem> check(GateSpec gate, ConditionKind kind) {
        if (require(gate.metric()).definedFor(kind)) {
            return List.of();
        }
        List<String> defined =
                names().stream().filter(name -> require(name).definedFor(kind)).toList();
        return List.of(new Problem(
                "/publish/gate/metric",
                "must be a metric of a generator that is told no class: got '" + gate.metric() + "'; known: "
                        + defined));
    }
}
