package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.common.json.Json;
import io.ganymede.common.tensor.NpzFile;
import io.ganymede.evaluator.command.WholeFiles;
import io.ganymede.evaluator.page.ReportPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files of a report, written whole or not at all: the page comes first, so that where the report is, so is its page.
 *
 * @param report JSON
 * @param page HTML
 * @param statistics npz of the generated features; absent when not asked for
 */
record ReportFiles(Path report, Path page, @Nullable Path statistics) {

    /**
     * The files that an order names.
     *
     * @throws PlatformException when a folder of theirs does not exist, before anything is computed
     */
    static ReportFiles of(EvaluationOrder order) {
        return new ReportFiles(
                checked("out", order.out()),
                checked("html", order.html()),
                order.statistics() == null ? null : checked("statistics", order.statistics()));
    }

    /** Writes all of them. */
    void write(Compared compared) throws IOException {
        WholeFiles files = new WholeFiles();
        Moments moments = compared.moments();
        if (statistics != null && moments != null) {
            files.with(statistics, NpzFile.bytes(moments.tensors()));
        }
        files.with(page, ReportPage.of(compared.page()).getBytes(StandardCharsets.UTF_8))
                .with(report, Json.pretty(compared.report()).getBytes(StandardCharsets.UTF_8))
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
