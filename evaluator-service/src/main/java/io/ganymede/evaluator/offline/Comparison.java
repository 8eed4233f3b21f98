package io.ganymede.evaluator.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.evaluator.evaluation.Provenance;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.offline.ComparisonReport.Score;
import io.ganymede.evaluator.suite.Conventions;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Metric;
import io.ganymede.evaluator.suite.MetricChoice;
import io.ganymede.evaluator.suite.MetricOutcome;
import io.ganymede.evaluator.suite.MetricSettings;
import io.ganymede.evaluator.suite.MetricSuite;
import io.ganymede.evaluator.suite.Sample;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out one order. */
final class Comparison {
    private static final double NANOS = 1e9;

    private final EvaluationOrder order;
    private final LinearAlgebra algebra;
    private final InferenceSettings inference;
    private final MetricSettings settings;
    private final List<Metric> metrics;
    private final Map<String, Double> seconds = new TreeMap<>();

    /**
     * A comparison that was ordered.
     *
     * @throws PlatformException when a metric's name or the protocol's is unknown, or the sides have different classes
     */
    Comparison(EvaluationOrder order, LinearAlgebra algebra, InferenceSettings inference) {
        this.order = order;
        this.algebra = algebra;
        this.inference = inference;
        this.settings = Conventions.REGISTRY.require(order.protocol()).settings(order.seedBits());
        this.metrics = MetricChoice.of(MetricSuite.of(algebra, settings), order.metrics());
        requireSameClasses(order);
    }

    /**
     * Looks, measures, and reports.
     *
     * @param version of this program
     * @throws PlatformException when a side or the network is not usable, or no metric can be measured
     */
    Compared run(String version, Clock clock) {
        try (Viewer viewer = Viewers.of(order.features(), inference)) {
            EvaluationInput input = look(viewer);
            Moments moments = order.statistics() == null ? null : moments(input.generated());
            Measured measured = measure(input);
            ComparisonProtocol protocol = ComparisonProtocol.of(order, settings, viewer.description(), input);
            ComparisonReport report = new ComparisonReport(
                    ComparisonReport.VERSION,
                    protocol.fingerprint(),
                    protocol,
                    ComparisonReport.Sides.of(order),
                    measured.scores(),
                    ComparisonReport.ClassCount.of(order, protocol),
                    input.generated().confusion(),
                    measured.details(),
                    measured.skipped(),
                    ComparisonWarnings.of(order, protocol, input, measured.scores()),
                    seconds,
                    Provenance.of(version, algebra, inference),
                    order.command(),
                    clock.instant());
            return new Compared(report, new ComparisonPage(report, input, algebra).content(), moments);
        }
    }

    private Moments moments(Sample generated) {
        if (generated.features().isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "statistics of '" + order.generated().name()
                            + "' cannot be saved: they are those of features, and none are known");
        }
        return Moments.of(generated.allFeatures(algebra), settings.ddof(), algebra);
    }

    /**
     * What came of the metrics.
     *
     * @param scores by name
     * @param details by metric
     * @param skipped reasons by name
     */
    private record Measured(Map<String, Score> scores, Map<String, JsonNode> details, Map<String, String> skipped) {}

    private EvaluationInput look(Viewer viewer) {
        Sample reference = timed("reference", () -> sample(viewer, order.reference(), null));
        Sample generated = timed("generated", () -> sample(viewer, order.generated(), order.samples()));
        OrderedSide training = order.training();
        return new EvaluationInput(
                generated,
                reference,
                training == null ? reference : timed("training", () -> sample(viewer, training, null)),
                order.classification());
    }

    private Sample sample(Viewer viewer, OrderedSide side, @Nullable Integer most) {
        SideContent read = SideContent.read(side);
        SideContent content = most == null ? read : read.drawn(most, order.seedBits());
        Moments moments = content.moments();
        return moments == null
                ? Sample.of(viewer.see(side, content), settings.splits(), algebra)
                : Sample.of(moments.statistics(settings.ddof()));
    }

    private Measured measure(EvaluationInput input) {
        Measured measured = new Measured(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (Metric metric : metrics) {
            Optional<String> lack = input.lacks(metric);
            try {
                if (lack.isEmpty()) {
                    MetricOutcome outcome = timed(metric.id(), () -> metric.measure(input));
                    measured.scores().putAll(scores(outcome, order.generated().classes()));
                    measured.details().put(metric.id(), outcome.details());
                }
            } catch (PlatformException e) {
                if (e.kind() != ErrorKind.USER) {
                    throw e;
                }
                lack = Optional.of(
                        Objects.requireNonNullElse(e.getMessage(), e.reason().code()));
            }
            lack.ifPresent(reason ->
                    metric.scores().forEach(score -> measured.skipped().put(score, reason)));
        }
        if (measured.scores().isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "none of the metrics " + order.metrics() + " can be measured: " + measured.skipped());
        }
        return measured;
    }

    private static Map<String, Score> scores(MetricOutcome outcome, @Nullable List<String> classes) {
        Map<String, Score> scores = new TreeMap<>();
        outcome.values()
                .forEach((name, value) -> scores.put(
                        name,
                        new Score(
                                value,
                                outcome.standardErrors().get(name),
                                named(outcome.perClass().get(name), classes))));
        return scores;
    }

    private static @Nullable Map<String, Double> named(@Nullable List<Double> values, @Nullable List<String> classes) {
        if (values == null || classes == null) {
            return null;
        }
        Map<String, Double> named = new LinkedHashMap<>();
        for (int label = 0; label < values.size(); label++) {
            named.put(classes.get(label), values.get(label));
        }
        return named;
    }

    /** A label means the same on every side. */
    private static void requireSameClasses(EvaluationOrder order) {
        List<OrderedSide> sides = Stream.of(order.generated(), order.reference(), order.training())
                .filter(Objects::nonNull)
                .filter(side -> side.classes() != null)
                .toList();
        for (OrderedSide side : sides) {
            if (!Objects.equals(side.classes(), sides.get(0).classes())) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "classes do not fit together: got %s of '%s' and %s of '%s', expected equal"
                                .formatted(sides.get(0).classes(), sides.get(0).name(), side.classes(), side.name()));
            }
        }
    }

    private <T> T timed(String stage, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        seconds.put(stage, (System.nanoTime() - begin) / NANOS);
        return result;
    }
}
