package io.ganymede.cli.dataset.selection;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which split an example belongs to: the source's own where it has several; else drawn, stratified: of each class with n
 * examples, {@code round(n fraction)} go to the test split and to the valid split. A valid split can be drawn out of the
 * source's training split.
 */
final class SplitAssignment {
    private static final String STREAM = "dataset-split";

    private final ImageSource source;
    private final ClassChoice classes;
    private final SelectionOptions options;

    SplitAssignment(ImageSource source, ClassChoice classes, SelectionOptions options) {
        this.source = source;
        this.classes = classes;
        this.options = options;
    }

    /** Examples by split, ascending; a split without examples is left out. */
    Map<String, int[]> splits() {
        Set<String> given = given();
        int[] kept = kept();
        if (isDrawn(given)) {
            return drawn(kept, options.testShare(), options.validShare());
        }
        requireNew(given, DatasetManifest.TEST, "--test-fraction", options.testFraction() != null);
        requireNew(given, DatasetManifest.VALID, "--valid-fraction", options.validFraction() != null);
        Map<String, int[]> splits = new TreeMap<>();
        for (String split : given) {
            splits.put(
                    split,
                    Arrays.stream(kept)
                            .filter(example -> split.equals(source.split(example)))
                            .toArray());
        }
        double test = given.contains(DatasetManifest.TEST) ? 0 : options.testShare();
        splits.putAll(drawn(splits.getOrDefault(DatasetManifest.TRAIN, new int[0]), test, options.validShare()));
        splits.values().removeIf(examples -> examples.length == 0);
        return splits;
    }

    /** Kept examples that the source puts in no split although it has several. */
    List<Integer> unassigned() {
        return isDrawn(given())
                ? List.of()
                : Arrays.stream(kept())
                        .filter(example -> source.split(example) == null)
                        .boxed()
                        .toList();
    }

    /** One split alone is no split. */
    private boolean isDrawn(Set<String> given) {
        return given.size() < 2 || options.resplit();
    }

    private int[] kept() {
        return IntStream.range(0, source.count())
                .filter(example -> classes.label(source.label(example)) != ClassChoice.DROPPED)
                .toArray();
    }

    private Set<String> given() {
        Set<String> given = new TreeSet<>();
        for (int example = 0; example < source.count(); example++) {
            String split = source.split(example);
            if (split != null) {
                given.add(split);
            }
        }
        return given;
    }

    private static void requireNew(Set<String> given, String split, String option, boolean asked) {
        if (asked && given.contains(split)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    option + " is for sources without a " + split + " split: this one has " + given
                            + "; --resplit mixes them and draws anew");
        }
    }

    private Map<String, int[]> drawn(int[] examples, double testShare, double validShare) {
        Map<String, IntStream.Builder> drawn = new TreeMap<>();
        new Strata(examples, example -> classes.label(source.label(example)), options.seed(), STREAM)
                .shuffled()
                .values()
                .forEach(stratum -> {
                    long test = Math.round(stratum.length * testShare);
                    long valid = Math.round(stratum.length * validShare);
                    for (int i = 0; i < stratum.length; i++) {
                        String split = i < test
                                ? DatasetManifest.TEST
                                : i < test + valid ? DatasetManifest.VALID : DatasetManifest.TRAIN;
                        drawn.computeIfAbsent(split, name -> IntStream.builder())
                                .add(stratum[i]);
                    }
                });
        Map<String, int[]> splits = new TreeMap<>();
        drawn.forEach(
                (split, builder) -> splits.put(split, builder.build().sorted().toArray()));
        return splits;
    }
}
