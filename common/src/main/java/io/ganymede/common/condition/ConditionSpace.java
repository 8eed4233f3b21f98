package io.ganymede.common.condition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import java.util.List;

/**
 * What a generator is told: the meaning of its input {@code y} {@code [size]}, column by column.
 *
 * @param kind what y is; a generator of kind {@link ConditionKind#NONE} has no such input
 * @param labels classes alone, attributes (with their groups) alone, or neither, as the kind says
 */
public record ConditionSpace(ConditionKind kind, LabelSpace labels) {
    public ConditionSpace {
        boolean classes = !labels.classes().isEmpty();
        boolean attributes = !labels.attributes().isEmpty();
        if (classes != (kind == ConditionKind.CLASSES) || attributes != (kind == ConditionKind.ATTRIBUTES)) {
            throw new IllegalArgumentException("conditions of kind " + kind + " cannot have "
                    + labels.classes().size() + " classes and "
                    + labels.attributes().size() + " attributes");
        }
    }

    /** No condition at all. */
    public static ConditionSpace none() {
        return new ConditionSpace(ConditionKind.NONE, new LabelSpace(List.of(), List.of(), List.of()));
    }

    /** One class of the given ones, at least one. */
    public static ConditionSpace ofClasses(List<String> classes) {
        return new ConditionSpace(ConditionKind.CLASSES, LabelSpace.ofClasses(classes));
    }

    /** A vector of the given attributes, at least one. */
    public static ConditionSpace ofAttributes(List<Attribute> attributes, List<AttributeGroup> groups) {
        return new ConditionSpace(ConditionKind.ATTRIBUTES, new LabelSpace(List.of(), attributes, groups));
    }

    /** Length of y; 0 without a condition. */
    @JsonIgnore
    public int size() {
        return labels.classes().size() + labels.attributes().size();
    }

    /** Names of y's columns. */
    @JsonIgnore
    public List<String> names() {
        return kind == ConditionKind.CLASSES
                ? labels.classes()
                : labels.attributes().stream().map(Attribute::name).toList();
    }
}
