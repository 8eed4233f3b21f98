package io.ganymede.cli.compare;

import io.ganymede.cli.terminal.OutputFile;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a comparison is kept: {@code NAME.md}, {@code NAME.json} when that was asked for, and the pictures in the folder {@code
 * NAME}.
 *
 * @param folder folder of all of them
 * @param name what they have in common
 * @param json whether there is a JSON file too
 */
public record ReportFiles(Path folder, String name, boolean json) {
    private static final String MARKDOWN = ".md";
    private static final String JSON = ".json";

    /**
     * The files that go with one of them.
     *
     * @param file {@code NAME.md} or {@code NAME.json}
     * @throws PlatformException with reason InvalidArgument for a file of another kind
     */
    public static ReportFiles of(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean json = name.endsWith(JSON);
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (stem.isEmpty() || !(json || name.endsWith(MARKDOWN))) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "file '" + file + "' cannot be written: expected a name that ends in " + MARKDOWN + " or " + JSON);
        }
        Path folder = file.toAbsolutePath().getParent();
        return new ReportFiles(folder == null ? file.toAbsolutePath() : folder, stem, json);
    }

    /** Folder of the pictures. */
    public Path pictures() {
        return folder.resolve(name);
    }

    /** Writes the report; returns the files. */
    public List<Path> write(ComparisonReport report) {
        List<Path> written = new ArrayList<>();
        Path page = folder.resolve(name + MARKDOWN);
        OutputFile.write(page, MarkdownReport.of(report, folder).getBytes(StandardCharsets.UTF_8));
        written.add(page);
        if (json) {
            Path document = folder.resolve(name + JSON);
            OutputFile.write(document, Json.pretty(report).getBytes(StandardCharsets.UTF_8));
            written.add(document);
        }
        return List.copyOf(written);
    }
}
