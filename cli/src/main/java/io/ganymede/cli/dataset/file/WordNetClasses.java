package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The classes of Tiny ImageNet: WordNet ids in the order of {@code wnids.txt}, with names from {@code words.txt}. */
final class WordNetClasses {
    private static final String IDS = "wnids.txt";
    private static final String WORDS = "words.txt";

    private final List<String> ids;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> names;

    private WordNetClasses(List<String> ids, Map<String, String> words) {
        this.ids = List.copyOf(ids);
        ids.forEach(id -> indices.put(id, indices.size()));
        Map<String, Long> uses = ids.stream()
                .map(id -> words.getOrDefault(id, id))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        this.names = ids.stream()
                .map(id -> {
                    String word = words.getOrDefault(id, id);
                    return uses.getOrDefault(word, 0L) > 1 ? word + " (" + id + ")" : word;
                })
                .toList();
    }

    /** Reads both files; without the first, the directories of {@code train} are the classes. */
    static WordNetClasses read(Path root, DirectoryFiles files, SourceFindings findings) {
        List<String> ids;
        if (Files.isRegularFile(root.resolve(IDS))) {
            ids = lines(root.resolve(IDS)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
        } else {
            ids = files.directories().stream()
                    .filter(name -> name.matches("train/[^/]+"))
                    .map(name -> name.substring("train/".length()))
                    .toList();
            findings.note(IDS + " is absent: took the directories of train, " + ids.size() + ", for the classes");
        }
        WordNetClasses classes = new WordNetClasses(ids, words(root, ids));
        long nameless = ids.stream().filter(id -> classes.names.contains(id)).count();
        if (nameless > 0) {
            findings.note(
                    nameless + " classes are called by their WordNet ids, since " + WORDS + " does not name them");
        }
        return classes;
    }

    private static Map<String, String> words(Path root, List<String> ids) {
        Map<String, String> words = new HashMap<>();
        if (Files.isRegularFile(root.resolve(WORDS))) {
            // It names all of WordNet, 82,115 ids.
            ids.forEach(id -> words.put(id, ""));
            for (String line : lines(root.resolve(WORDS))) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    words.replace(
                            line.substring(0, tab),
                            line.substring(tab + 1).split(",", -1)[0].strip());
                }
            }
            words.values().removeIf(String::isEmpty);
        }
        return words;
    }

    static List<String> lines(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return reader.lines().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "file '" + file.getFileName() + "' cannot be read as UTF-8: " + e.getMessage(),
                    e);
        }
    }

    /** Index of a class; null when the id is none. */
    @Nullable
    Integer index(String id) {
        return indices.get(id);
    }

    List<String> ids() {
        return ids;
    }

    /** Names in label order, distinct. */
    List<String> names() {
        return names;
    }
}
