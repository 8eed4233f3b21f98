package io.ganymede.cli.compare;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison and all that one needs to repeat it.
 *
 * @param command the command line
 * @param commit commit of the sources that the command was built of; absent when it is not known
 * @param machine where the command ran
 * @param dataset name and version
 * @param contentDigest of the data set
 * @param steps training steps of every job
 * @param batchSize examples per update of every job
 * @param classifier model that checkpoints were scored with
 * @param classifierAccuracy its accuracy on the test split, in [0, 1]; absent when it is not known
 */
public record ComparisonReport(
        String command,
        @Nullable String commit,
        String machine,
        String dataset,
        String contentDigest,
        long steps,
        int batchSize,
        List<Long> seeds,
        String classifier,
        @Nullable Double classifierAccuracy,
        Instant writtenAt,
        List<ComparisonRow> rows) {
    public ComparisonReport {
        seeds = List.copyOf(seeds);
        rows = List.copyOf(rows);
    }
}
