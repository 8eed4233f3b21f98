package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SplitNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the directories of a folder source mean. Those at the top are splits when all of them are called so, or when one that
 * is called so holds directories; else they are classes.
 */
final class FolderTree {
    private final boolean hasSplits;
    private final Set<String> partsWithClasses = new TreeSet<>();
    private final Map<String, Integer> imagesPerClass = new TreeMap<>(NaturalOrder.NAMES);
    private final Map<String, Integer> unlabelled = new TreeMap<>();

    /** Where an image can stand. */
    enum Standing {
        IN_CLASS,
        UNLABELLED,
        BESIDE_CLASSES,
        OUTSIDE_OF_SPLITS
    }

    /**
     * Where an image stands.
     *
     * @param part the directory of its split; empty when there are no splits
     * @param label the class directory; null when there is none
     */
    record Place(Standing standing, String part, @Nullable String label) {
        @Nullable
        String split() {
            return SplitNames.of(part).orElse(null);
        }
    }

    private FolderTree(DirectoryFiles files) {
        List<String> tops = tops(files);
        hasSplits = !tops.isEmpty()
                && (tops.stream().allMatch(FolderTree::isSplit)
                        || tops.stream().anyMatch(top -> isSplit(top) && hasDirectories(files, top)));
        for (String directory : files.directories()) {
            // The place of an image in this directory tells whether it is a class.
            Place place = place(directory + "/image");
            if (place.label() != null) {
                partsWithClasses.add(place.part());
                imagesPerClass.put(place.label(), 0);
            }
        }
    }

    static FolderTree of(DirectoryFiles files) {
        FolderTree tree = new FolderTree(files);
        for (int file = 0; file < files.count(); file++) {
            Place place = tree.place(files.name(file));
            if (place.label() != null) {
                tree.imagesPerClass.merge(place.label(), 1, Integer::sum);
            } else if (place.standing() == Standing.UNLABELLED) {
                tree.unlabelled.merge(place.part(), 1, Integer::sum);
            }
        }
        return tree;
    }

    private static List<String> tops(DirectoryFiles files) {
        return files.directories().stream().filter(name -> !name.contains("/")).toList();
    }

    static boolean isSplit(String directory) {
        return SplitNames.of(directory).isPresent();
    }

    private static boolean hasDirectories(DirectoryFiles files, String directory) {
        return files.directories().stream().anyMatch(name -> name.startsWith(directory + "/"));
    }

    /** Whether the directories at the top are splits. */
    boolean hasSplits() {
        return hasSplits;
    }

    Place place(String image) {
        int start = 0;
        String part = "";
        if (hasSplits) {
            start = image.indexOf('/') + 1;
            part = image.substring(0, Math.max(0, start - 1));
            if (!isSplit(part)) {
                return new Place(Standing.OUTSIDE_OF_SPLITS, "", null);
            }
        }
        int end = image.indexOf('/', start);
        if (end >= 0) {
            return new Place(Standing.IN_CLASS, part, image.substring(start, end));
        }
        return new Place(partsWithClasses.contains(part) ? Standing.BESIDE_CLASSES : Standing.UNLABELLED, part, null);
    }

    /** Number of images of each class directory over all splits, in natural order. */
    Map<String, Integer> imagesPerClass() {
        return imagesPerClass;
    }

    List<String> classesWithImages() {
        return imagesPerClass.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Says how ambiguous directories were understood. */
    void noteTo(SourceFindings findings) {
        if (!hasSplits) {
            List<String> splitLike =
                    imagesPerClass.keySet().stream().filter(FolderTree::isSplit).toList();
            if (!splitLike.isEmpty()) {
                findings.note("took the directories " + splitLike + " for classes, since others stand beside them");
            }
        }
        unlabelled.forEach((part, images) -> findings.note(
                part.isEmpty()
                        ? images + " images are unlabelled: there are no class directories"
                        : images + " images of directory '" + part + "' are unlabelled: it has no class directories"));
    }
}
