package io.ganymede.cli.dataset.labels;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is made of the attributes of a source. Groups and classes are made of the source's attributes, then some columns are
 * kept, then each free one gets a partner.
 *
 * @param groups mutually exclusive binary attributes by the name of their group, in order. Whether one of them holds for every
 *     image is found out; two that hold for one image are a problem
 * @param classesFrom group, of these or of the source, whose attributes become the classes; where none need hold, one more
 *     class {@code no-<group>} comes last. Null for the source's own classes
 * @param notPartners whether each free binary attribute A gets a column {@code not-A} = 1 - A, after all others, and a group
 *     A of both: so a condition with one-hot parts can be built of it
 * @param keep attributes to keep, in this order; all when empty. A group is kept whole or not at all
 */
public record LabelDerivation(
        Map<String, List<String>> groups, @Nullable String classesFrom, boolean notPartners, List<String> keep) {
    /** Takes labels as they are. */
    public static final LabelDerivation NONE = new LabelDerivation(Map.of(), null, false, List.of());

    public LabelDerivation {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        groups.forEach((name, attributes) -> copy.put(name, List.copyOf(attributes)));
        groups = Collections.unmodifiableMap(copy);
        keep = List.copyOf(keep);
    }

    /**
     * Wraps a source, which is closed with the result.
     *
     * @throws PlatformException with reason InvalidArgument when a name is unknown or cannot be used so
     */
    public ImageSource apply(ImageSource source) {
        if (equals(NONE)) {
            return source;
        }
        LabelSpace given = source.labels();
        GroupCheck check = GroupCheck.of(
                source,
                groups.entrySet().stream()
                        .map(entry -> declared(entry.getKey(), entry.getValue(), given))
                        .toList());
        ClassRule classes = classRule(given, check.groups());
        ColumnPlan columns = ColumnPlan.of(given, check.groups(), keep, notPartners);
        return new DerivedSource(source, check, classes, columns);
    }

    private static AttributeGroup declared(String name, List<String> members, LabelSpace given) {
        for (String member : members) {
            if (!attribute(member, given).isBinary()) {
                throw invalid(
                        "attribute group '" + name + "' needs binary attributes: got '" + member + "', which is real");
            }
        }
        if (members.size() < 2 || members.stream().distinct().count() < members.size()) {
            throw invalid("attribute group '" + name + "' needs at least two different attributes: got " + members);
        }
        return new AttributeGroup(name, members, false);
    }

    private ClassRule classRule(LabelSpace given, List<AttributeGroup> known) {
        if (classesFrom == null) {
            return ClassRule.ofSource(given);
        }
        if (!given.classes().isEmpty()) {
            throw invalid("classes cannot come from group '" + classesFrom + "': the source has classes of its own, "
                    + given.classes());
        }
        AttributeGroup group = known.stream()
                .filter(candidate -> candidate.name().equals(classesFrom))
                .findFirst()
                .orElseThrow(() -> invalid(NearestName.unknown(
                        "attribute group",
                        classesFrom,
                        known.stream().map(AttributeGroup::name).toList())));
        return ClassRule.ofGroup(group, given);
    }

    /** An attribute of a source by its name. */
    static Attribute attribute(String name, LabelSpace given) {
        List<String> names = given.attributes().stream().map(Attribute::name).toList();
        if (!names.contains(name)) {
            throw invalid(NearestName.unknown("attribute", name, names));
        }
        return given.attributes().get(names.indexOf(name));
    }

    static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_ARGUMENT, message);
    }
}
