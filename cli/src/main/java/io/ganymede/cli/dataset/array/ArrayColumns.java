package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.array.ArraySource.Kept;
import io.ganymede.cli.dataset.source.AttributeStatistics;
import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.common.dataset.Attribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the attributes of a source are by the values of its examples, over all its parts.
 *
 * @param known names, and kinds that are certainly real, of the first columns; others are called {@code attribute-0} and so on
 * @param kept the examples; all parts have the same number of columns
 */
record ArrayColumns(List<Attribute> known, List<Kept> kept) {
    ArrayColumns {
        known = List.copyOf(known);
        kept = List.copyOf(kept);
    }

    /** The attributes in column order. */
    List<Attribute> attributes(SourceFindings findings) {
        List<Attribute> attributes = new ArrayList<>();
        @Nullable
        ArrayAttributes first = kept.isEmpty() ? null : kept.get(0).part().attributes();
        for (int column = 0; first != null && column < first.columns(); column++) {
            @Nullable Attribute named = column < known.size() ? known.get(column) : null;
            AttributeStatistics statistics = statistics(column, named == null ? "attribute-" + column : named.name());
            if (named != null && !named.isBinary()) {
                attributes.add(statistics.real());
            } else {
                statistics.noteStrays(findings, this::place);
                attributes.add(statistics.attribute());
            }
        }
        return attributes;
    }

    private AttributeStatistics statistics(int column, String name) {
        AttributeStatistics statistics = new AttributeStatistics(name);
        int example = 0;
        for (Kept rows : kept) {
            @Nullable ArrayAttributes attributes = rows.part().attributes();
            for (int i = 0; i < rows.count(); i++, example++) {
                float value = attributes == null ? Float.NaN : attributes.value(rows.row(i), column);
                if (!Float.isNaN(value)) { // of an example without label, nothing may be known
                    statistics.add(value, example);
                }
            }
        }
        return statistics;
    }

    private String place(int example) {
        int rest = example;
        for (Kept rows : kept) {
            @Nullable ArrayAttributes attributes = rows.part().attributes();
            if (attributes != null && rest < rows.count()) {
                return attributes.file() + "[" + rows.row(rest) + "]";
            }
            rest -= rows.count();
        }
        throw new IndexOutOfBoundsException("example " + example);
    }
}
