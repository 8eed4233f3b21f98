package io.ganymede.cli.dataset.labels;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Compares declared groups with the examples: who breaks them, and whether one attribute holds always. */
final class GroupCheck {
    private final List<AttributeGroup> groups;
    private final int[] examples;
    private final List<SourceProblem> problems;

    private GroupCheck(List<AttributeGroup> groups, int[] examples, List<SourceProblem> problems) {
        this.groups = List.copyOf(groups);
        this.examples = examples;
        this.problems = List.copyOf(problems);
    }

    /** Checks all examples; the source's own groups come first and are right. */
    static GroupCheck of(ImageSource source, List<AttributeGroup> declared) {
        LabelSpace labels = source.labels();
        List<AttributeGroup> all = new ArrayList<>(labels.groups());
        all.addAll(declared);
        requireDisjoint(all);
        List<Members> checked =
                declared.stream().map(group -> new Members(group, labels)).toList();
        float[] values = new float[labels.attributes().size()];
        int[] kept = new int[source.count()];
        int count = 0;
        List<SourceProblem> problems = new ArrayList<>();
        for (int example = 0; example < source.count(); example++) {
            source.copyAttributes(example, values);
            int before = problems.size();
            for (Members members : checked) {
                if (members.holding(values) > 1) {
                    problems.add(new SourceProblem(
                            source.name(example), SourceProblem.Kind.BAD_ATTRIBUTE, members.broken(values)));
                }
            }
            if (problems.size() == before) {
                kept[count++] = example;
                checked.forEach(members -> members.see(values));
            }
        }
        List<AttributeGroup> groups = new ArrayList<>(labels.groups());
        checked.forEach(members -> groups.add(members.found()));
        return new GroupCheck(groups, Arrays.copyOf(kept, count), problems);
    }

    private static void requireDisjoint(List<AttributeGroup> groups) {
        Set<String> names = new HashSet<>();
        Map<String, String> groupOf = new HashMap<>();
        for (AttributeGroup group : groups) {
            if (!names.add(group.name())) {
                throw LabelDerivation.invalid("attribute group '" + group.name() + "' is declared twice");
            }
            for (String member : group.attributes()) {
                String other = groupOf.put(member, group.name());
                if (other != null) {
                    throw LabelDerivation.invalid(
                            "attribute '" + member + "' is in two groups: '" + other + "' and '" + group.name() + "'");
                }
            }
        }
    }

    /** All groups, the source's first, with what was found out. */
    List<AttributeGroup> groups() {
        return groups;
    }

    int count() {
        return examples.length;
    }

    /** Index in the source of an example that breaks no group. */
    int example(int index) {
        return examples[index];
    }

    List<SourceProblem> problems() {
        return problems;
    }

    /** A declared group and what its attributes did so far. */
    private static final class Members {
        private final AttributeGroup declared;
        private final int[] columns;
        private boolean exhaustive = true;

        Members(AttributeGroup declared, LabelSpace labels) {
            this.declared = declared;
            this.columns =
                    declared.attributes().stream().mapToInt(labels::column).toArray();
        }

        /** How many of them hold. */
        int holding(float[] values) {
            int holding = 0;
            for (int column : columns) {
                holding += values[column] == 1 ? 1 : 0;
            }
            return holding;
        }

        void see(float[] values) {
            boolean known = !Float.isNaN(values[columns[0]]); // an unlabelled example says nothing
            exhaustive &= !known || holding(values) == 1;
        }

        String broken(float[] values) {
            List<String> holding = IntStream.range(0, columns.length)
                    .filter(member -> values[columns[member]] == 1)
                    .mapToObj(declared.attributes()::get)
                    .toList();
            return "several attributes of group '" + declared.name() + "' hold: got " + holding
                    + ", expected one at most";
        }

        AttributeGroup found() {
            return new AttributeGroup(declared.name(), declared.attributes(), exhaustive);
        }
    }
}
