package io.ganymede.common.dataset;

import io.ganymede.common.artifact.ArtifactRef;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a data set came to be.
 *
 * @param format format of the source
 * @param options every choice of the import that shaped the result, as texts by option name
 * @param leftOut examples that were selected but bad, and are in no split
 * @param duplicates images of other splits that are also in the training split
 * @param problems everything that was wrong, examples and else
 * @param report JSON file that names the problems; absent when there are none
 */
public record ImportSummary(
        String format,
        Map<String, String> options,
        long leftOut,
        long duplicates,
        long problems,
        @Nullable ArtifactRef report) {
    public ImportSummary {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
