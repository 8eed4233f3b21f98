package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.evaluator.command.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The two files of a report, written whole or not at all: the page comes first, so that where the report is, so is its page.
 *
 * @param report JSON
 * @param page HTML
 */
record ReportFiles(Path report, Path page) {

    /**
     * The files that an order names.
     *
     * @throws PlatformException when a folder of theirs does not exist, before anything is computed
     */
    static ReportFiles of(EvaluationOrder order) {
        return new ReportFiles(checked("out", order.out()), checked("html", order.html()));
    }

    /** Writes both. */
    void write(String json, String html) throws IOException {
        new WholeFiles()
                .with(page, html.getBytes(StandardCharsets.UTF_8))
                .with(report, json.getBytes(StandardCharsets.UTF_8))
                .write();
    }

    private static Path checked(String name, String file) {
        Path path = Path.of(file).toAbsolutePath();
        if (!Files.isDirectory(folder(path)) || Files.isDirectory(path)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "order '" + name + "' cannot be written: got '" + file
                            + "', expected a file in a folder that exists");
        }
        return path;
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent(), "an absolute file is in a folder");
    }
}
