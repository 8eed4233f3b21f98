package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceFormat;
import io.ganymede.cli.dataset.source.SourceOption;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Images in a directory or zip archive, with tables of attributes as of CelebA: CSV or its white-space list. Several tables
 * are joined by file name. A column is binary when all its values are in {-1, 1} or all in {0, 1}; the value is then 0 or 1.
 */
public final class AttributesFormat implements SourceFormat {
    private static final String LAYOUT =
            "images/ or images.zip, *.csv or list_attr*.txt (file name, attributes), split.csv or list_eval_partition.*"
                    + " (file name, split)";

    @Override
    public String name() {
        return "attributes";
    }

    @Override
    public String layout() {
        return LAYOUT;
    }

    @Override
    public Set<SourceOption> options() {
        return Set.of(SourceOption.IMAGES, SourceOption.ATTRIBUTES, SourceOption.SPLIT_FILE, SourceOption.BACKGROUND);
    }

    @Override
    public boolean recognises(Path root) {
        return Files.isDirectory(root) && AttributesLayout.hasListOfAttributes(root);
    }

    @Override
    public ImageSource open(Path root, SourceOptions options) {
        SourceFindings findings = new SourceFindings();
        AttributesLayout layout = AttributesLayout.of(root, options, findings);
        StoredFiles images = layout.images(findings);
        try {
            return open(layout, images, findings, options);
        } catch (RuntimeException e) {
            images.close();
            throw e;
        }
    }

    private static ImageSource open(
            AttributesLayout layout, StoredFiles images, SourceFindings findings, SourceOptions options) {
        if (images.count() == 0) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "source has no images where they were expected: " + LAYOUT + findings.firstProblem());
        }
        images.passedOver().noteTo(findings);
        FileNameIndex index = new FileNameIndex(images);
        List<AttributeTable> tables = layout.tables(findings).stream()
                .map(table -> AttributeTable.read(table, index, findings))
                .toList();
        requireDistinct(tables);
        Optional<SplitTable> splits = layout.splits().map(table -> SplitTable.read(table, index, findings));
        findings.note("attributes of "
                + tables.stream().map(table -> table.rows().table()).toList() + ", splits "
                + splits.map(table -> "of " + table.rows().table()).orElse("not given"));
        List<NamedRows> required = Stream.concat(
                        tables.stream().map(AttributeTable::rows),
                        splits.stream().map(SplitTable::rows))
                .toList();
        int[] files = NamedRows.usable(images, required, findings);
        List<TableColumn> columns = tables.stream()
                .flatMap(table -> IntStream.range(0, table.columns().size())
                        .mapToObj(column -> TableColumn.of(table, column, files, findings)))
                .toList();
        FileExamples examples = new FileExamples(files.length, columns.size());
        float[] values = new float[columns.size()];
        for (int file : files) {
            for (int column = 0; column < values.length; column++) {
                values[column] = columns.get(column).value(file);
            }
            examples.add(file, splits.map(table -> table.split(file)).orElse(null), values);
        }
        LabelSpace labels = new LabelSpace(
                List.of(), columns.stream().map(TableColumn::attribute).toList(), List.of());
        return new FileImageSource(images, labels, examples, findings, options);
    }

    private static void requireDistinct(List<AttributeTable> tables) {
        Map<String, String> tableOf = new HashMap<>();
        for (AttributeTable table : tables) {
            for (String column : table.columns()) {
                String other = tableOf.put(column, table.rows().table());
                if (other != null) {
                    throw new PlatformException(
                            Reason.INVALID_FILE,
                            "attribute '" + column + "' stands in two tables: '" + other + "' and '"
                                    + table.rows().table() + "'; --attributes names the tables to take");
                }
            }
        }
    }
}
