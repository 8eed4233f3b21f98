package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SplitNames;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The split of each image: file name and a word, or CelebA's number; with or without a header. */
final class SplitTable {
    private static final List<String> HEADERS = List.of("split", "partition", "set");

    private final NamedRows rows;
    private final byte[] splits;
    private int column = -1;

    private SplitTable(NamedRows rows, int files) {
        this.rows = rows;
        this.splits = new byte[files];
    }

    static SplitTable read(TableFile file, FileNameIndex index, SourceFindings findings) {
        SplitTable table = new SplitTable(new NamedRows(file, index, findings), index.size());
        file.forEach(table::row);
        if (table.column < 0) {
            throw file.invalid("is empty: expected rows of an image and its split");
        }
        return table;
    }

    NamedRows rows() {
        return rows;
    }

    /** Split of a file, whose row is usable. */
    String split(int file) {
        return SplitNames.SPLITS.get(splits[file]);
    }

    private void row(TableFile.Row row) {
        List<String> cells = row.cells();
        if (column < 0) {
            @Nullable
            String named = HEADERS.stream().filter(cells::contains).findFirst().orElse(null);
            column = named == null ? 1 : cells.indexOf(named);
            boolean isHeader = named != null || cells.size() < 2 || !isImageRow(cells);
            if (isHeader) {
                return;
            }
        }
        int file = rows.claim(cells.get(0), row.line());
        String cell = cells.size() > column ? cells.get(column) : "";
        Optional<String> split = SplitNames.ofCell(cell);
        if (split.isEmpty()) {
            rows.problem(
                    row.line(),
                    SourceProblem.Kind.BAD_LABEL,
                    "split of '" + cells.get(0) + "' is unknown: got '" + cell + "', expected one of "
                            + SplitNames.known());
        } else if (file >= 0) {
            splits[file] = (byte) SplitNames.SPLITS.indexOf(split.get());
            rows.accept(file);
        }
    }

    private static boolean isImageRow(List<String> cells) {
        return SplitNames.ofCell(cells.get(1)).isPresent() || cells.get(0).contains(".");
    }
}
