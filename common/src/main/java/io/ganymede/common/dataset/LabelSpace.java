package io.ganymede.common.dataset;

import io.ganymede.common.naming.NearestName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of each image of a data set: its class, attributes, both, or nothing. A free binary attribute is one in no
 * group.
 *
 * @param classes class names; a label is an index into them; empty when images have no class
 * @param attributes columns of the attribute vectors, in order; empty when images have none
 * @param groups mutually exclusive binary attributes; an attribute is in one group at most
 */
public record LabelSpace(List<String> classes, List<Attribute> attributes, List<AttributeGroup> groups) {
    /** Label of an image whose class is not known. */
    public static final int UNLABELLED = -1;

    public LabelSpace {
        classes = List.copyOf(classes);
        attributes = List.copyOf(attributes);
        groups = List.copyOf(groups);
        requireDistinct("class", classes);
        requireDistinct("attribute", attributes.stream().map(Attribute::name).toList());
        requireDistinct(
                "attribute group", groups.stream().map(AttributeGroup::name).toList());
        requireDistinct(
                "attribute in a group",
                groups.stream().flatMap(group -> group.attributes().stream()).toList());
        for (AttributeGroup group : groups) {
            for (String member : group.attributes()) {
                if (!attributes.get(index(attributes, member)).isBinary()) {
                    throw new IllegalArgumentException("attribute group '" + group.name()
                            + "' can only hold binary attributes: '" + member + "' is not");
                }
            }
        }
    }

    /** Images with a class each. */
    public static LabelSpace ofClasses(List<String> classes) {
        return new LabelSpace(classes, List.of(), List.of());
    }

    /** Names of those attributes that are not binary, in order. */
    public List<String> realAttributes() {
        return attributes.stream()
                .filter(attribute -> !attribute.isBinary())
                .map(Attribute::name)
                .toList();
    }

    /**
     * Column of an attribute.
     *
     * @throws IllegalArgumentException that lists the known attributes
     */
    public int column(String attribute) {
        return index(attributes, attribute);
    }

    private static int index(List<Attribute> attributes, String name) {
        List<String> names = attributes.stream().map(Attribute::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(NearestName.unknown("attribute", name, names));
        }
        return index;
    }

    private static void requireDistinct(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " '" + name + "' is named twice in " + names);
            }
        }
    }
}
