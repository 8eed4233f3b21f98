package io.ganymede.evaluator.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.evaluator.statistics.Confusion;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The result of an evaluation, as it is stored.
 *
 * @param reportVersion version of this format, {@link #VERSION}
 * @param fingerprint SHA-256 of the protocol; numbers under different ones must not be ranked
 * @param protocol how it was measured
 * @param sides what the user calls the sides
 * @param metrics scores by name
 * @param classes how many images each class has, in order of the label; empty without classes
 * @param confusion asked-for classes against recognised ones; absent without classes, or a classifier that knows them
 * @param details terms behind the scores, by metric
 * @param skipped reasons why a score is missing, by name
 * @param warnings what to bear in mind when reading the scores
 * @param durationsSeconds seconds by stage
 * @param provenance versions and machine
 * @param command what the user typed
 */
record ComparisonReport(
        int reportVersion,
        String fingerprint,
        ComparisonProtocol protocol,
        Sides sides,
        Map<String, Score> metrics,
        List<ClassCount> classes,
        @Nullable Confusion confusion,
        Map<String, JsonNode> details,
        Map<String, String> skipped,
        List<String> warnings,
        Map<String, Double> durationsSeconds,
        Map<String, String> provenance,
        String command,
        Instant completedAt) {
    static final int VERSION = 1;

    /**
     * What the user calls the sides.
     *
     * @param training absent when the reference stands in
     */
    record Sides(
            String generated, String reference, @Nullable String training) {
        static Sides of(EvaluationOrder order) {
            return new Sides(
                    order.generated().name(),
                    order.reference().name(),
                    order.training() == null ? null : order.training().name());
        }
    }

    /**
     * A score.
     *
     * @param value finite
     * @param standardError how far it may be from what infinitely many such samples would give; absent where there is no such
     *     figure
     * @param perClass by class name, in order of the label; absent for scores that are not class by class
     */
    record Score(
            double value,
            @Nullable Double standardError,
            @Nullable Map<String, Double> perClass) {
        Score {
            perClass = perClass == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(perClass));
        }
    }

    /**
     * A class.
     *
     * @param reference number of reference images; 0 when their classes are not known
     */
    record ClassCount(String name, long generated, long reference) {
        static List<ClassCount> of(EvaluationOrder order, ComparisonProtocol protocol) {
            List<String> names = order.generated().classes();
            if (names == null || protocol.generated().perClass().isEmpty()) {
                return List.of();
            }
            return IntStream.range(0, names.size())
                    .mapToObj(label -> new ClassCount(
                            names.get(label),
                            count(protocol.generated(), label),
                            count(protocol.reference().counts(), label)))
                    .toList();
        }

        private static long count(ComparisonProtocol.Counts counts, int label) {
            return counts.perClass().isEmpty() ? 0 : counts.perClass().get(label);
        }
    }

    ComparisonReport {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        classes = List.copyOf(classes);
        details = Collections.unmodifiableMap(new TreeMap<>(details));
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
        warnings = List.copyOf(warnings);
        durationsSeconds = Collections.unmodifiableMap(new TreeMap<>(durationsSeconds));
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }
}
