package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.source.SourceOption;
import io.ganymede.cli.dataset.source.SourceRoot;
import io.ganymede.cli.dataset.source.SplitNames;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names of IDX files say: {@code [data set-]split-images-idx3-ubyte[.gz]}, with a dash or a dot before {@code idx}.
 *
 * @param dataset name before the split, such as {@code emnist-letters}; empty where there is none
 * @param pairs by the word for the split
 * @param notes files that are not read
 */
record IdxNames(String dataset, Map<String, Pair> pairs, List<String> notes) {
    private static final Pattern NAME = Pattern.compile(
            "(?:(?<dataset>.+)-)?(?<split>[a-z0-9]+)-(?<what>images|labels)[-.]idx[1-4]-ubyte(?:\\.gz)?");

    /**
     * Files that belong together.
     *
     * @param images missing where there are only labels
     * @param labels missing where there are only images
     */
    record Pair(@Nullable Path images, @Nullable Path labels) {}

    IdxNames {
        pairs = new TreeMap<>(pairs);
        notes = List.copyOf(notes);
    }

    /**
     * Finds the files of one data set.
     *
     * @param wanted the data set, or the end of its name; needed where there are several
     * @throws PlatformException with reason InvalidFile when there is none, or more than one and none is wanted
     */
    static IdxNames find(SourceRoot root, @Nullable String wanted) {
        Map<String, Map<String, Pair>> datasets = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        for (Path file : root.files()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches() && SplitNames.of(name.group("split")).isPresent()) {
                String dataset = Objects.requireNonNullElse(name.group("dataset"), "");
                Map<String, Pair> pairs = datasets.computeIfAbsent(dataset, key -> new TreeMap<>());
                Pair known = pairs.getOrDefault(name.group("split"), new Pair(null, null));
                Pair more = with(known, name.group("what"), file);
                if (more.equals(known)) {
                    notes.add("'" + file.getFileName() + "' is not read: the same file is there without .gz, or with"
                            + " another dot or dash");
                }
                pairs.put(name.group("split"), more);
            }
        }
        String dataset = choose(root, datasets.keySet().stream().toList(), wanted);
        return new IdxNames(dataset, datasets.getOrDefault(dataset, Map.of()), notes);
    }

    /** Whether a file is called as those of the format are. */
    static boolean isName(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() && SplitNames.of(name.group("split")).isPresent();
    }

    /**
     * One file of images, with the labels beside it that its name leads to.
     *
     * @param directory where the file is
     * @throws PlatformException with reason InvalidFile when the name says that it holds labels
     */
    static IdxNames ofFile(Path file, SourceRoot directory) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return new IdxNames("", Map.of("", new Pair(file, null)), List.of());
        }
        if (name.group("what").equals("labels")) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "file '" + file + "' holds labels by its name: expected one of images");
        }
        @Nullable String dataset = name.group("dataset");
        String split = name.group("split");
        @Nullable
        Path labels = directory.files().stream()
                .filter(other -> {
                    Matcher candidate = NAME.matcher(other.getFileName().toString());
                    return candidate.matches()
                            && candidate.group("what").equals("labels")
                            && candidate.group("split").equals(split)
                            && Objects.equals(candidate.group("dataset"), dataset);
                })
                .findFirst()
                .orElse(null);
        return new IdxNames(Objects.requireNonNullElse(dataset, ""), Map.of(split, new Pair(file, labels)), List.of());
    }

    private static Pair with(Pair pair, String what, Path file) {
        return what.equals("images")
                ? new Pair(pair.images() == null ? file : pair.images(), pair.labels())
                : new Pair(pair.images(), pair.labels() == null ? file : pair.labels());
    }

    private static String choose(SourceRoot root, List<String> datasets, @Nullable String wanted) {
        List<String> fitting = datasets.stream()
                .filter(name -> wanted == null || name.equals(wanted) || name.endsWith("-" + wanted))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (datasets.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "directory '" + root.directory() + "' has no IDX files: expected " + IdxFormat.LAYOUT);
        }
        throw new PlatformException(
                Reason.INVALID_FILE,
                "directory '" + root.directory() + "' has IDX files of " + datasets.size()
                        + " data sets: expected a choice of one by " + SourceOption.LABELS.flag() + ", got "
                        + (wanted == null ? "none" : "'" + wanted + "'") + "; known: " + datasets);
    }
}
