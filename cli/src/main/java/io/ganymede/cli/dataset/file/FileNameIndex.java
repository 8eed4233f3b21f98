package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.image.ImageFileType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the files that tables name. A table may leave out directories, or name another extension (CelebA's tables say .jpg
 * where its cropped images are .png), as long as one file is meant.
 */
final class FileNameIndex {
    /** No file has the name. */
    static final int ABSENT = -1;

    /** Several files have it. */
    static final int AMBIGUOUS = -2;

    private final StoredFiles files;
    // Files with one stem are chained: the map has the first, the array the next of each.
    private final Map<String, Integer> firstByStem = new HashMap<>();
    private final int[] next;

    FileNameIndex(StoredFiles files) {
        this.files = files;
        this.next = new int[files.count()];
        for (int file = files.count() - 1; file >= 0; file--) {
            Integer first = firstByStem.put(stem(files.name(file)), file);
            next[file] = first == null ? ABSENT : first;
        }
    }

    private static String stem(String path) {
        return ImageFileType.stem(path.substring(path.lastIndexOf('/') + 1));
    }

    int size() {
        return next.length;
    }

    StoredFiles files() {
        return files;
    }

    /** The file with a name, {@link #ABSENT} or {@link #AMBIGUOUS}. */
    int find(String name) {
        int first = firstByStem.getOrDefault(stem(name), ABSENT);
        String end = "/" + name;
        String bareEnd = "/" + ImageFileType.stem(name);
        List<Predicate<String>> rules = List.of(
                path -> path.equals(name), path -> ("/" + path).endsWith(end), path -> ("/" + ImageFileType.stem(path))
                        .endsWith(bareEnd));
        for (Predicate<String> rule : rules) {
            int found = ABSENT;
            for (int file = first; file != ABSENT; file = next[file]) {
                if (rule.test(files.name(file))) {
                    found = found == ABSENT ? file : AMBIGUOUS;
                }
            }
            if (found != ABSENT) {
                return found;
            }
        }
        return ABSENT;
    }
}
