package io.ganymede.cli.dataset.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What sources call splits: in directories a word, in tables a word or CelebA's number. */
public final class SplitWord {
    /** The splits of a data set, in order. */
    public static final List<String> SPLITS = List.of("train", "valid", "test");

    private static final Map<String, String> WORDS =
            Map.of("train", "train", "valid", "valid", "val", "valid", "validation", "valid", "test", "test");
    private static final Map<String, String> NUMBERS = Map.of("0", "train", "1", "valid", "2", "test");

    private SplitWord() {}

    /** The split of a directory, if its name is the word for one. */
    public static Optional<String> ofDirectory(String name) {
        return Optional.ofNullable(WORDS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The split of a cell of a table, if it is known. */
    public static Optional<String> ofCell(String cell) {
        return ofDirectory(cell).or(() -> Optional.ofNullable(NUMBERS.get(cell)));
    }

    /** What {@link #ofCell} knows, for messages. */
    public static String known() {
        return new TreeSet<>(WORDS.keySet()) + " or 0 (train), 1 (valid), 2 (test)";
    }
}
