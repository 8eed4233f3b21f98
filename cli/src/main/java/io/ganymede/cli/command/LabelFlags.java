package io.ganymede.cli.command;

import io.ganymede.cli.dataset.labels.LabelDerivation;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that shape the label space of sources with attributes. */
final class LabelFlags {
    @Option(
            names = "--group",
            paramLabel = "NAME=A,B,...",
            description = "binary attributes of which at most one holds; may be repeated")
    List<String> groups = List.of();

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
            paramLabel = "ATTRIBUTE",
            split = ",",
            description = "keep these attributes only (default: all)")
    List<String> keep = List.of();

    /**
     * What was chosen.
     *
     * @throws PlatformException with reason InvalidArgument for a group without attributes, or one that is declared twice
     */
    LabelDerivation derivation() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (String group : groups) {
            int equals = group.indexOf('=');
            if (equals < 1) {
                throw new PlatformException(Reason.INVALID_ARGUMENT, "--group needs NAME=A,B,...: got '" + group + "'");
            }
            List<String> names = Arrays.stream(group.substring(equals + 1).split(",", -1))
                    .map(String::strip)
                    .toList();
            if (members.put(group.substring(0, equals).strip(), names) != null) {
                throw new PlatformException(Reason.INVALID_ARGUMENT, "--group declares a group twice: got " + groups);
            }
        }
        return new LabelDerivation(members, classesFrom, notPartners, keep);
    }

    /** The choices that were made, as they would be typed. */
    Map<String, String> record() {
        Map<String, String> record = new TreeMap<>();
        SelectionFlags.put(record, "--group", groups.isEmpty() ? null : String.join(" --group ", groups));
        SelectionFlags.put(record, "--classes-from", classesFrom);
        SelectionFlags.put(record, "--not-partners", notPartners ? "" : null);
        SelectionFlags.put(record, "--keep-attributes", keep.isEmpty() ? null : String.join(",", keep));
        return record;
    }
}
