package io.ganymede.cli.dataset.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tools of the field call the splits. */
public final class SplitNames {
    private static final Map<String, String> SPLITS = Map.of(
            "train", "train",
            "training", "train",
            "valid", "valid",
            "validation", "valid",
            "val", "valid",
            "test", "test",
            "t10k", "test");

    private SplitNames() {}

    /** The split of a word in lower case; null when the word is none. */
    public static @Nullable String of(String word) {
        return SPLITS.get(word);
    }
}
