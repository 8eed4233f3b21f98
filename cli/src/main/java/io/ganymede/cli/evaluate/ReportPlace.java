package io.ganymede.cli.evaluate;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a report goes.
 *
 * @param json absolute path of the report
 * @param statistics absolute path of the statistics of the generated side; absent when they are not wanted
 */
public record ReportPlace(Path json, @Nullable Path statistics) {
    private static final String SUFFIX = ".json";
    private static final String STATISTICS_SUFFIX = ".npz";

    /**
     * The place that goes with a name.
     *
     * @param statistics file of statistics; absent when they are not wanted
     * @throws PlatformException with reason InvalidArgument when no such files can be written there
     */
    public static ReportPlace of(Path file, @Nullable Path statistics) {
        return new ReportPlace(
                checked("report", file, SUFFIX, "; the page goes beside it, as .html"),
                statistics == null ? null : checked("statistics", statistics, STATISTICS_SUFFIX, ""));
    }

    private static Path checked(String what, Path file, String suffix, String note) {
        Path absolute = file.toAbsolutePath().normalize();
        String name = String.valueOf(absolute.getFileName());
        if (!name.endsWith(suffix) || name.length() == suffix.length()) {
            throw refused(what, file, "expected a name that ends in " + suffix + note);
        }
        if (Files.isDirectory(absolute)) {
            throw refused(what, file, "it is a directory");
        }
        return absolute;
    }

    /** All files that are written. */
    public List<Path> files() {
        return Stream.of(json, html(), statistics).filter(Objects::nonNull).toList();
    }

    /** Absolute path of the page: the same name, with {@code .html}. */
    public Path html() {
        String name = String.valueOf(json.getFileName());
        return json.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + ".html");
    }

    /** Creates the directories that are missing; what is returned takes back those that stay empty. */
    NewFolders prepare() {
        return NewFolders.of(files());
    }

    private static PlatformException refused(String what, Path file, String rule) {
        return new PlatformException(Reason.INVALID_ARGUMENT, what + " '" + file + "' cannot be written: " + rule);
    }
}
