package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceProblem;
import java.util.List;
import java.util.stream.IntStream;

/** Which file each row of a table is about: every file at most once. */
final class NamedRows {
    private static final int NOT_NAMED = 0;

    private final TableFile table;
    private final FileNameIndex index;
    private final SourceFindings findings;
    private final int[] lines;
    private final boolean[] usable;

    /** The files that every table has a readable row for; a file that one does not name is a problem. */
    static int[] usable(StoredFiles files, List<NamedRows> tables, SourceFindings findings) {
        return IntStream.range(0, files.count())
                .filter(file -> {
                    List<String> lacking = tables.stream()
                            .filter(rows -> rows.lines[file] == NOT_NAMED)
                            .map(NamedRows::table)
                            .toList();
                    if (!lacking.isEmpty()) {
                        findings.problem(
                                files.name(file), SourceProblem.Kind.MISSING_FILE, "image is not named in " + lacking);
                    }
                    return tables.stream().allMatch(rows -> rows.usable[file]);
                })
                .toArray();
    }

    NamedRows(TableFile table, FileNameIndex index, SourceFindings findings) {
        this.table = table;
        this.index = index;
        this.findings = findings;
        this.lines = new int[index.size()];
        this.usable = new boolean[index.size()];
    }

    /** The file of a row; negative when it has none, or had a row before, which is then a problem. */
    int claim(String name, int line) {
        int file = index.find(name);
        if (file == FileNameIndex.ABSENT) {
            problem(line, SourceProblem.Kind.MISSING_FILE, "names an image that is absent: '" + name + "'");
        } else if (file == FileNameIndex.AMBIGUOUS) {
            problem(
                    line,
                    SourceProblem.Kind.MISSING_FILE,
                    "names several images: '" + name + "' is in more than one directory or format");
        } else if (lines[file] != NOT_NAMED) {
            problem(
                    line,
                    SourceProblem.Kind.BAD_ATTRIBUTE,
                    "names the image of line " + lines[file] + " again: '" + name + "'; the first row counts");
            return FileNameIndex.AMBIGUOUS;
        } else {
            lines[file] = line;
        }
        return file;
    }

    /** Says that the row of a file could be read. */
    void accept(int file) {
        usable[file] = true;
    }

    void problem(int line, SourceProblem.Kind kind, String message) {
        findings.problem(table.at(line), kind, message);
    }

    /** What messages call the row of a file. */
    String at(int file) {
        return table.at(lines[file]);
    }

    String table() {
        return table.shown();
    }
}
