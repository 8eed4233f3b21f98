package io.ganymede.common.dataset;

import java.util.List;

/**
 * Binary attributes of which at most one holds for an image, such as hair colours.
 *
 * @param name name of the group
 * @param attributes names of its attributes, at least two
 * @param exhaustive whether exactly one holds for every image; else none may hold
 */
public record AttributeGroup(String name, List<String> attributes, boolean exhaustive) {
    public AttributeGroup {
        attributes = List.copyOf(attributes);
        if (attributes.size() < 2) {
            throw new IllegalArgumentException(
                    "attribute group '" + name + "' needs at least two attributes: got " + attributes);
        }
    }
}
