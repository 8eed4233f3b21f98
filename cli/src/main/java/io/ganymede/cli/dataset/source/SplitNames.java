package io.ganymede.cli.dataset.source;

import io.ganymede.common.dataset.DatasetManifest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What sources call the splits: a word in names of files, arrays and directories, in tables such a word or CelebA's number. */
public final class SplitNames {
    /** The splits of a data set, in order. */
    public static final List<String> SPLITS =
            List.of(DatasetManifest.TRAIN, DatasetManifest.VALID, DatasetManifest.TEST);

    private static final Map<String, String> WORDS = Map.of(
            "train", DatasetManifest.TRAIN,
            "training", DatasetManifest.TRAIN,
            "valid", DatasetManifest.VALID,
            "validation", DatasetManifest.VALID,
            "val", DatasetManifest.VALID,
            "test", DatasetManifest.TEST,
            "t10k", DatasetManifest.TEST);
    private static final Map<String, String> NUMBERS =
            Map.of("0", DatasetManifest.TRAIN, "1", DatasetManifest.VALID, "2", DatasetManifest.TEST);

    private SplitNames() {}

    /** The split of a word, in upper or lower case; empty when the word is none. */
    public static Optional<String> of(String word) {
        return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
    }

    /** The split of a cell of a table, if it is known. */
    public static Optional<String> ofCell(String cell) {
        return of(cell).or(() -> Optional.ofNullable(NUMBERS.get(cell)));
    }

    /** What {@link #ofCell} knows, for messages. */
    public static String known() {
        return new TreeSet<>(WORDS.keySet()) + " or 0 (train), 1 (valid), 2 (test)";
    }

    /** Place of a split in the order of splits, from 0; what is in none comes last. */
    public static int rank(@Nullable String split) {
        int index = split == null ? -1 : SPLITS.indexOf(split);
        return index < 0 ? SPLITS.size() : index;
    }
}
