package io.ganymede.cli.dataset.sheet;

import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.latent.PhiloxStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses the rows of a contact sheet: one a class, one a binary attribute (images that have it), one a real attribute (images
 * from its smallest to its largest value), one for the unlabelled images; rows of any images where nothing is known of them.
 */
public final class SheetRows {
    private static final String STREAM = "contact-sheet";
    private static final int ROWS_WITHOUT_LABELS = 8;

    private final LabelSpace labels;
    private final DatasetSplit split;
    private final int columns;
    private final long seed;
    private final List<SheetRow> rows = new ArrayList<>();

    private SheetRows(LabelSpace labels, DatasetSplit split, int columns, long seed) {
        this.labels = labels;
        this.split = split;
        this.columns = columns;
        this.seed = seed;
    }

    /**
     * The rows.
     *
     * @param columns images in a row, at least 1
     * @param seed of the choice among a row's images
     */
    public static List<SheetRow> of(LabelSpace labels, DatasetSplit split, int columns, long seed) {
        SheetRows sheet = new SheetRows(labels, split, columns, seed);
        sheet.choose();
        return List.copyOf(sheet.rows);
    }

    private void choose() {
        for (int label = 0; label < labels.classes().size(); label++) {
            int wanted = label;
            drawn(labels.classes().get(label), image -> split.label(image) == wanted);
        }
        for (int column = 0; column < labels.attributes().size(); column++) {
            Attribute attribute = labels.attributes().get(column);
            float[] values = column(column);
            if (attribute.isBinary()) {
                drawn(attribute.name(), image -> values[image] == 1);
            } else {
                spread(attribute, values);
            }
        }
        if (!labels.classes().isEmpty()) {
            drawn("(unlabelled)", image -> split.label(image) == LabelSpace.UNLABELLED);
        }
        if (labels.classes().isEmpty() && labels.attributes().isEmpty()) {
            int[] order = new PhiloxStream(seed, STREAM, 0).permutation(split.count());
            for (int start = 0; start < order.length && rows.size() < ROWS_WITHOUT_LABELS; start += columns) {
                rows.add(new SheetRow(
                        "",
                        Arrays.stream(order, start, Math.min(start + columns, order.length))
                                .boxed()
                                .toList()));
            }
        }
    }

    private void drawn(String label, IntPredicate member) {
        int[] members = IntStream.range(0, split.count()).filter(member).toArray();
        if (members.length == 0) {
            return;
        }
        int[] order = new PhiloxStream(seed, STREAM, rows.size()).permutation(members.length);
        rows.add(new SheetRow(
                label,
                Arrays.stream(order).limit(columns).map(i -> members[i]).boxed().toList()));
    }

    private void spread(Attribute attribute, float[] values) {
        List<Integer> ascending = IntStream.range(0, values.length)
                .filter(image -> !Float.isNaN(values[image]))
                .boxed()
                .sorted(Comparator.comparing(image -> values[image]))
                .toList();
        if (ascending.isEmpty()) {
            return;
        }
        int shown = Math.min(columns, ascending.size());
        rows.add(new SheetRow(
                String.format(
                        Locale.ROOT, "%s %.3g to %.3g", attribute.name(), attribute.minimum(), attribute.maximum()),
                IntStream.range(0, shown)
                        .mapToObj(
                                i -> ascending.get((int) ((long) i * (ascending.size() - 1) / Math.max(1, shown - 1))))
                        .toList()));
    }

    private float[] column(int column) {
        float[] row = new float[labels.attributes().size()];
        float[] values = new float[split.count()];
        for (int image = 0; image < values.length; image++) {
            split.copyAttributes(image, row);
            values[image] = row[column];
        }
        return values;
    }
}
