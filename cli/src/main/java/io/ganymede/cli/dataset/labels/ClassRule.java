package io.ganymede.cli.dataset.labels;

import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Where classes come from.
 *
 * @param classes their names
 * @param columns columns of the source's attributes of which the first that is 1 is the class, and none the last class; empty
 *     for the source's own labels
 */
record ClassRule(List<String> classes, List<Integer> columns) {
    ClassRule {
        classes = List.copyOf(classes);
        columns = List.copyOf(columns);
    }

    static ClassRule ofSource(LabelSpace given) {
        return new ClassRule(given.classes(), List.of());
    }

    static ClassRule ofGroup(AttributeGroup group, LabelSpace given) {
        List<String> classes = new ArrayList<>(group.attributes());
        if (!group.exhaustive()) {
            classes.add("no-" + group.name());
        }
        return new ClassRule(
                classes, group.attributes().stream().map(given::column).toList());
    }

    boolean isOfSource() {
        return columns.isEmpty();
    }

    int label(float[] attributes) {
        for (int label = 0; label < columns.size(); label++) {
            if (attributes[columns.get(label)] == 1) {
                return label;
            }
        }
        return columns.size();
    }
}
