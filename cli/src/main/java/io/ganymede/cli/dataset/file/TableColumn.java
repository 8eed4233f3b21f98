package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.AttributeStatistics;
import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.common.dataset.Attribute;

/**
 * One column of a table, once it is known which files become examples.
 *
 * @param table where it stands
 * @param column its index there
 * @param attribute its name and kind
 */
record TableColumn(AttributeTable table, int column, Attribute attribute) {
    /** Finds out the kind of a column from the values of the examples. */
    static TableColumn of(AttributeTable table, int column, int[] files, SourceFindings findings) {
        AttributeStatistics statistics = new AttributeStatistics(table.columns().get(column));
        for (int file : files) {
            statistics.add(table.value(file, column), file);
        }
        statistics.noteStrays(findings, table.rows()::at);
        return new TableColumn(table, column, statistics.attribute());
    }

    /** Value of a file: 0 or 1 when binary. */
    float value(int file) {
        return AttributeStatistics.value(attribute, table.value(file, column));
    }
}
