package io.ganymede.evaluator.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.evaluation.Provenance;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.Scatter;
import io.ganymede.evaluator.suite.Conventions;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Metric;
import io.ganymede.evaluator.suite.MetricChoice;
import io.ganymede.evaluator.suite.MetricOutcome;
import io.ganymede.evaluator.suite.MetricSettings;
import io.ganymede.evaluator.suite.MetricSuite;
import io.ganymede.evaluator.suite.Sample;
import io.ganymede.evaluator.suite.SampleRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out an order. */
final class Comparison {
    /** Numbers of other tools' statistics files are not told; far enough above any dimension to be counted as many. */
    private static final long UNTOLD = 50_000;

    private static final double NANOS = 1e9;

    private final LinearAlgebra algebra;
    private final String version;
    private final Clock clock;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    Comparison(LinearAlgebra algebra, String version, Clock clock) {
        this.algebra = algebra;
        this.version = version;
        this.clock = clock;
    }

    /**
     * The report.
     *
     * @throws PlatformException when a side, the network, a metric's name or the protocol's is not usable
     */
    ComparisonReport of(EvaluationOrder order) {
        MetricSettings settings =
                Conventions.REGISTRY.require(order.protocol()).settings(order.seed());
        List<Metric> metrics = MetricChoice.of(MetricSuite.of(algebra, settings), order.metrics());
        InferenceSettings inference = InferenceSettings.withThreads(order.threads());
        EvaluationInput input;
        Object seen;
        try (Viewer viewer = Viewers.of(order.features(), inference)) {
            seen = viewer.description();
            Sample reference = timed("reference", () -> sample(viewer, order.reference(), settings, null));
            Sample generated = timed("generated", () -> sample(viewer, order.generated(), settings, order.samples()));
            EvaluationOrder.Side trainingSide = order.training();
            Sample training = trainingSide == null
                    ? reference
                    : timed("training", () -> sample(viewer, trainingSide, settings, null));
            input = new EvaluationInput(generated, reference, training);
        }
        ComparisonProtocol protocol = new ComparisonProtocol(
                ComparisonProtocol.VERSION,
                order.protocol(),
                ComparisonProtocol.Settings.of(settings),
                seen,
                realSide(order.reference(), input.reference()),
                realSide(
                        Optional.ofNullable(order.training()).orElse(order.reference()), input.training()));
        return report(order, protocol, input, metrics, inference);
    }

    private ComparisonReport report(
            EvaluationOrder order,
            ComparisonProtocol protocol,
            EvaluationInput input,
            List<Metric> metrics,
            InferenceSettings inference) {
        Map<String, ComparisonReport.Score> scores = new TreeMap<>();
        Map<String, JsonNode> details = new TreeMap<>();
        Map<String, String> skipped = new TreeMap<>();
        for (Metric metric : metrics) {
            Optional<String> lack = input.lacks(metric);
            if (lack.isPresent()) {
                metric.scores().forEach(score -> skipped.put(score, lack.get()));
                continue;
            }
            try {
                MetricOutcome outcome = timed(metric.id(), () -> metric.measure(input));
                scores.putAll(scores(outcome, order.generated().classes()));
                details.put(metric.id(), outcome.details());
            } catch (PlatformException e) {
                if (e.reason().kind() != ErrorKind.USER) {
                    throw e;
                }
                metric.scores().forEach(score -> skipped.put(score, e.getMessage()));
            }
        }
        return new ComparisonReport(
                ComparisonReport.VERSION,
                protocol.fingerprint(),
                protocol,
                input.generated().count(),
                scores,
                details,
                skipped,
                ComparisonWarnings.of(order, input),
                seconds,
                Provenance.of(version, algebra, inference),
                order.command(),
                clock.instant());
    }

    private Sample sample(
            Viewer viewer, EvaluationOrder.Side side, MetricSettings settings, @Nullable Integer most) {
        SideContent read = SideContent.read(side);
        SideContent content = most == null ? read : read.first(most);
        SideContent.Moments moments = content.moments();
        if (moments != null) {
            double divisor = settings.ddof().divisor(UNTOLD);
            double[] scatter = moments.covariance().values().clone();
            for (int i = 0; i < scatter.length; i++) {
                scatter[i] *= divisor;
            }
            int d = moments.mean().columns();
            return Sample.of(new FeatureStatistics(
                    UNTOLD,
                    moments.mean().requireFinite("mu"),
                    new Scatter(new io.ganymede.evaluator.linalg.Matrix(d, d, scatter).requireFinite("sigma"))));
        }
        SampleRows rows = viewer.see(side, content);
        return Sample.of(rows, settings.splits(), algebra);
    }

    private static ComparisonProtocol.RealSide realSide(EvaluationOrder.Side side, Sample sample) {
        try {
            return new ComparisonProtocol.RealSide(
                    side.name(),
                    Digest.of(Files.readAllBytes(Path.of(side.file()))),
                    sample.rows() == null ? 0 : sample.count());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + side.file(), e);
        }
    }

    private static Map<String, ComparisonReport.Score> scores(MetricOutcome outcome, @Nullable List<String> classes) {
        Map<String, ComparisonReport.Score> scores = new TreeMap<>();
        outcome.values().forEach((name, value) -> {
            List<Double> values = outcome.perClass().get(name);
            Map<String, Double> perClass = null;
            if (values != null && classes != null) {
                perClass = new LinkedHashMap<>();
                for (int label = 0; label < values.size(); label++) {
                    perClass.put(classes.get(label), values.get(label));
                }
            }
            scores.put(
                    name,
                    new ComparisonReport.Score(value, outcome.standardErrors().get(name), perClass));
        });
        return scores;
    }

    private <T> T timed(String stage, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        seconds.put(stage, (System.nanoTime() - begin) / NANOS);
        return result;
    }
}
