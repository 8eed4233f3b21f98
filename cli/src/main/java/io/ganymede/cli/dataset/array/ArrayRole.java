package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.source.SplitNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an array is for by its name, such as {@code x_train} or {@code test_labels}, or by the name of its file.
 *
 * @param kind what it holds
 * @param split split of its examples; null when the name does not say
 */
record ArrayRole(Kind kind, @Nullable String split) {
    private static final Pattern SEPARATOR = Pattern.compile("[^a-z0-9]+");

    /** What an array holds; the name of a kind that comes first outweighs the others. */
    enum Kind {
        ATTRIBUTES(Set.of("attributes", "attribute", "attrs", "attr")),
        LABELS(Set.of("labels", "label", "y", "targets", "target")),
        IMAGES(Set.of("images", "image", "imgs", "img", "x", "data"));

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of texts
        private final Set<String> words;

        Kind(Set<String> words) {
            this.words = words;
        }
    }

    /**
     * The role of an array.
     *
     * @param name the array's name; empty for a {@code .npy} file, which has none
     * @param fileStem the file's name without suffix
     * @param isAlone whether the file holds no other array
     */
    static Optional<ArrayRole> of(String name, String fileStem, boolean isAlone) {
        List<String> words = words(name);
        List<String> fileWords = words(fileStem);
        @Nullable String split = split(words);
        split = split == null ? split(fileWords) : split;
        @Nullable Kind kind = kind(words);
        boolean isNumbered = words.size() == 2 && words.get(0).equals("arr");
        if (name.isEmpty() || (isNumbered && isAlone)) {
            kind = kind(fileWords);
            kind = kind == null && isNumbered ? Kind.IMAGES : kind;
        } else if (isNumbered) {
            kind = words.get(1).equals("0") ? Kind.IMAGES : words.get(1).equals("1") ? Kind.LABELS : null;
        } else if (!words.stream().allMatch(ArrayRole::isKnown)) {
            kind = null;
        }
        return kind == null ? Optional.empty() : Optional.of(new ArrayRole(kind, split));
    }

    private static List<String> words(String name) {
        return Arrays.stream(SEPARATOR.split(name.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static @Nullable String split(List<String> words) {
        return words.stream()
                .flatMap(word -> SplitNames.of(word).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Kind kind(List<String> words) {
        return Arrays.stream(Kind.values())
                .filter(kind -> words.stream().anyMatch(kind.words::contains))
                .findFirst()
                .orElse(null);
    }

    private static boolean isKnown(String word) {
        return SplitNames.of(word).isPresent()
                || Arrays.stream(Kind.values()).anyMatch(kind -> kind.words.contains(word));
    }
}
