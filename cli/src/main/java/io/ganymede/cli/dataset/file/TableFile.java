package io.ganymede.cli.dataset.file;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table in UTF-8, with or without byte order mark. The first line tells its kind: with a comma, tab or semicolon it is CSV
 * with that delimiter and double quotes, else its cells are separated by any white space. Lines before it that begin with # are
 * comments, unless a tab follows: that is a header.
 */
final class TableFile {
    private static final int LONGEST_LINE = 1 << 20;

    private final Path file;
    private final String shown;

    /**
     * A row that is not empty.
     *
     * @param line number of its last line, from 1
     * @param cells without white space around them
     */
    record Row(int line, List<String> cells) {}

    /**
     * A table.
     *
     * @param shown what messages call it
     */
    TableFile(Path file, String shown) {
        this.file = file;
        this.shown = shown;
    }

    /** What messages call the table. */
    String shown() {
        return shown;
    }

    /** What messages call a line of it. */
    String at(int line) {
        return shown + ":" + line;
    }

    /** Hands over all rows, in order. */
    void forEach(Consumer<Row> rows) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            skipByteOrderMark(reader);
            int comments = skipComments(reader);
            char delimiter = delimiter(reader);
            if (delimiter == ' ') {
                readWords(reader, comments, rows);
            } else {
                readCsv(reader, comments, delimiter, rows);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            // The parser's iterator wraps what it meets in either unchecked exception.
            throw invalid("cannot be read as a table in UTF-8: " + e.getMessage(), e);
        }
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private static int skipComments(BufferedReader reader) throws IOException {
        for (int skipped = 0; ; skipped++) {
            reader.mark(LONGEST_LINE);
            String line = reader.readLine();
            if (line == null || !line.startsWith("#") || line.startsWith("#\t")) {
                reader.reset();
                return skipped;
            }
        }
    }

    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_LINE);
        String first = reader.readLine();
        reader.reset();
        for (char delimiter : new char[] {',', '\t', ';'}) {
            if (first != null && first.indexOf(delimiter) >= 0) {
                return delimiter;
            }
        }
        return ' ';
    }

    private static void readWords(BufferedReader reader, int skipped, Consumer<Row> rows) throws IOException {
        int line = skipped;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (!text.isBlank()) {
                rows.accept(new Row(line, List.of(text.strip().split("\\s+", -1))));
            }
        }
    }

    private static void readCsv(BufferedReader reader, int skipped, char delimiter, Consumer<Row> rows)
            throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            for (CSVRecord record : parser) {
                rows.accept(new Row(skipped + (int) parser.getCurrentLineNumber(), record.toList()));
            }
        }
    }

    PlatformException invalid(String problem) {
        return new PlatformException(Reason.INVALID_FILE, "table '" + shown + "' " + problem);
    }

    private PlatformException invalid(String problem, Exception cause) {
        return new PlatformException(Reason.INVALID_FILE, "table '" + shown + "' " + problem, cause);
    }
}
