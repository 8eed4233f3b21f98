package io.ganymede.cli.command;

import io.ganymede.cli.dataset.labels.LabelDerivation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that shape the label space of sources with attributes. */
final class LabelFlags {
    @Option(
            names = "--group",
            paramLabel = "NAME=A,B,...",
            description = "binary attributes of which at most one holds; may be repeated")
    Map<String, String> groups = Map.of();

    @Option(
            names = "--classes-from",
            paramLabel = "GROUP",
            description = "make the members of this group the classes (and 'no-GROUP' where none may hold)")
    @Nullable
    String classesFrom;

    @Option(
            names = "--not-partners",
            description = "add to each free binary attribute A its partner 'not-A', as conditional activation needs it")
    boolean notPartners;

    @Option(
            names = "--keep-attributes",
            paramLabel = "A,B,...",
            split = ",",
            description = "keep these attributes only (default: all)")
    List<String> keep = List.of();

    LabelDerivation derivation() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        groups.forEach((name, names) -> members.put(
                name, Arrays.stream(names.split(",", -1)).map(String::strip).toList()));
        return new LabelDerivation(members, classesFrom, notPartners, keep);
    }

    /** The choices that were made, as they would be typed. */
    Map<String, String> record() {
        Map<String, String> record = new TreeMap<>();
        SelectionFlags.put(
                record,
                "--group",
                groups.isEmpty()
                        ? null
                        : groups.entrySet().stream()
                                .map(group -> group.getKey() + "=" + group.getValue())
                                .sorted()
                                .collect(Collectors.joining(" --group ")));
        SelectionFlags.put(record, "--classes-from", classesFrom);
        SelectionFlags.put(record, "--not-partners", notPartners ? "" : null);
        SelectionFlags.put(record, "--keep-attributes", keep.isEmpty() ? null : String.join(",", keep));
        return record;
    }
}
