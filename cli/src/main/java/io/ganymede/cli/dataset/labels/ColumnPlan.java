package io.ganymede.cli.dataset.labels;

import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of the result.
 *
 * @param columns in order
 * @param groups those that are kept, and those of partners
 */
record ColumnPlan(List<Column> columns, List<AttributeGroup> groups) {
    private static final String NOT = "not-";

    ColumnPlan {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
    }

    /**
     * A column.
     *
     * @param attribute what it is
     * @param source column of the source
     * @param negated whether 1 becomes 0 and 0 becomes 1
     */
    record Column(Attribute attribute, int source, boolean negated) {
        float value(float[] attributes) {
            return negated ? 1 - attributes[source] : attributes[source];
        }
    }

    static ColumnPlan of(LabelSpace given, List<AttributeGroup> groups, List<String> keep, boolean notPartners) {
        List<String> names = keep.isEmpty()
                ? given.attributes().stream().map(Attribute::name).toList()
                : keep;
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(new Column(LabelDerivation.attribute(name, given), given.column(name), false));
        }
        requireDistinct(
                "attribute",
                columns.stream().map(column -> column.attribute().name()).toList());
        List<AttributeGroup> kept = new ArrayList<>(
                groups.stream().filter(group -> isKept(group, names)).toList());
        if (notPartners) {
            addPartners(columns, kept);
        }
        return new ColumnPlan(columns, kept);
    }

    private static boolean isKept(AttributeGroup group, List<String> names) {
        List<String> lost = group.attributes().stream()
                .filter(member -> !names.contains(member))
                .toList();
        if (!lost.isEmpty() && lost.size() < group.attributes().size()) {
            throw LabelDerivation.invalid(
                    "attribute group '" + group.name() + "' cannot be kept in part: " + lost + " are not kept");
        }
        return lost.isEmpty();
    }

    private static void addPartners(List<Column> columns, List<AttributeGroup> groups) {
        Set<String> grouped = new HashSet<>();
        groups.forEach(group -> grouped.addAll(group.attributes()));
        List<Column> free = columns.stream()
                .filter(column -> column.attribute().isBinary())
                .filter(column -> !grouped.contains(column.attribute().name()))
                .toList();
        for (Column column : free) {
            String name = column.attribute().name();
            columns.add(new Column(Attribute.binary(NOT + name), column.source(), true));
            groups.add(new AttributeGroup(name, List.of(name, NOT + name), true));
        }
        requireDistinct(
                "attribute",
                columns.stream().map(column -> column.attribute().name()).toList());
        requireDistinct(
                "attribute group", groups.stream().map(AttributeGroup::name).toList());
    }

    private static void requireDistinct(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw LabelDerivation.invalid(what + " '" + name + "' would stand twice in " + names);
            }
        }
    }
}
