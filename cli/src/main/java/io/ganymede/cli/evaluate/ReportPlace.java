package io.ganymede.cli.evaluate;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a report goes.
 *
 * @param json absolute path of the report
 */
public record ReportPlace(Path json) {
    private static final String SUFFIX = ".json";

    /**
     * The place that goes with a name.
     *
     * @throws PlatformException with reason InvalidArgument when no report can be written there
     */
    public static ReportPlace of(Path file) {
        Path json = file.toAbsolutePath().normalize();
        String name = String.valueOf(json.getFileName());
        if (!name.endsWith(SUFFIX) || name.length() == SUFFIX.length()) {
            throw refused(file, "expected a name that ends in " + SUFFIX + "; the page goes beside it, as .html");
        }
        if (Files.isDirectory(json)) {
            throw refused(file, "it is a directory");
        }
        return new ReportPlace(json);
    }

    /** Absolute path of the page: the same name, with {@code .html}. */
    public Path html() {
        String name = String.valueOf(json.getFileName());
        return json.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + ".html");
    }

    /** Creates the directory when it is missing. */
    void prepare() {
        try {
            Files.createDirectories(json.getParent());
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "report '" + json + "' cannot be written: " + e.getMessage(), e);
        }
    }

    private static PlatformException refused(Path file, String rule) {
        return new PlatformException(Reason.INVALID_ARGUMENT, "report '" + file + "' cannot be written: " + rule);
    }
}
