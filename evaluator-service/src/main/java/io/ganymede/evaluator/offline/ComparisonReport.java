package io.ganymede.evaluator.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of an evaluation, as it is stored.
 *
 * @param reportVersion version of this format, {@link #VERSION}
 * @param fingerprint SHA-256 of the protocol; numbers under different ones must not be ranked
 * @param protocol how it was measured
 * @param metrics scores by name
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
        long generated,
        Map<String, Score> metrics,
        Map<String, JsonNode> details,
        Map<String, String> skipped,
        List<String> warnings,
        Map<String, Double> durationsSeconds,
        Map<String, String> provenance,
        String command,
        Instant completedAt) {
    static final int VERSION = 1;

    /**
     * A score.
     *
     * @param value finite
     * @param standardError how far it may be from what infinitely many such samples would give; absent where there is no such figure
     * @param perClass by class name; absent for scores that are not class by class
     */
    record Score(
            double value,
            @Nullable Double standardError,
            @Nullable Map<String, Double> perClass) {}

    ComparisonReport {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        details = Collections.unmodifiableMap(new TreeMap<>(details));
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
        warnings = List.copyOf(warnings);
        durationsSeconds = Collections.unmodifiableMap(new TreeMap<>(durationsSeconds));
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }
}
