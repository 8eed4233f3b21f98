package io.ganymede.common.naming;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a misspelt name was probably meant to be. */
public final class NearestName {
    private static final int FARTHEST = 3;

    private NearestName() {}

    /** The known name within three edits of the given one, if any. */
    public static Optional<String> of(String name, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .filter(candidate -> distance.apply(name, candidate) <= FARTHEST)
                .min(Comparator.comparingInt((String candidate) -> distance.apply(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A message such as {@code unknown preset 'amgan'; did you mean 'am-gan'? known: [am-gan, cgan]}. */
    public static String unknown(String family, String name, Collection<String> known) {
        String hint = of(name, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse(";");
        return "unknown " + family + " '" + name + "'" + hint + " known: " + new TreeSet<>(known);
    }
}
