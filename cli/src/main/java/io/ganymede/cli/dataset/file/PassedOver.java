package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.image.ImageFileType;
import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceRoot;
import java.util.Map;
import java.util.TreeMap;

/** Counts the files that are no images by their names. Not thread-safe. */
final class PassedOver {
    private final Map<String, Integer> byExtension = new TreeMap<>();
    private int hidden;

    /**
     * Whether a file is taken; else it is counted.
     *
     * @param name its last name, without directories
     */
    boolean take(String name) {
        if (SourceRoot.isHidden(name)) {
            hidden++;
            return false;
        }
        if (!ImageFileType.isImageName(name)) {
            byExtension.merge(name.contains(".") ? name.substring(name.lastIndexOf('.')) : name, 1, Integer::sum);
            return false;
        }
        return true;
    }

    /** Says what was passed over, if anything. */
    void noteTo(SourceFindings findings) {
        int others = byExtension.values().stream().mapToInt(Integer::intValue).sum();
        if (hidden + others > 0) {
            findings.note("passed over " + hidden + " hidden files and " + others + " files that are no images"
                    + (others > 0 ? " " + byExtension : ""));
        }
    }
}
