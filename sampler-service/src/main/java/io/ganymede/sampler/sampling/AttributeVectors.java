package io.ganymede.sampler.sampling;

import com.fasterxml.jackson.core.JsonPointer;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The attributes of a model. A caller names those that matter; a binary one that is not named is 0, a real one must be named,
 * because no number stands for its absence.
 *
 * @param labels attributes in the order of the generator's input, and their groups
 */
public record AttributeVectors(LabelSpace labels) {
    /** Names of all attributes, in the order of the generator's input. */
    public List<String> names() {
        return labels.attributes().stream().map(Attribute::name).toList();
    }

    /**
     * All attributes from the given ones.
     *
     * @throws PlatformException with reason InvalidArgument that names every fault
     */
    public Condition complete(Map<String, Double> given) {
        Problems problems = new Problems();
        Condition condition = complete(given, "", problems);
        if (problems.isEmpty()) {
            return condition;
        }
        throw new PlatformException(
                Reason.INVALID_ARGUMENT,
                problems.list().stream().map(Problem::message).collect(Collectors.joining("; ")));
    }

    /**
     * All attributes from the given ones; not to be used when there are problems.
     *
     * @param pointer where the given ones stand
     */
    public Condition complete(Map<String, Double> given, String pointer, Problems problems) {
        for (String name : given.keySet()) {
            if (!names().contains(name)) {
                problems.add(at(pointer, name), NearestName.unknown("attribute", name, names()));
            }
        }
        Map<String, Double> all = new LinkedHashMap<>();
        for (Attribute attribute : labels.attributes()) {
            Double value = given.get(attribute.name());
            all.put(attribute.name(), value == null ? 0 : value);
            if (value != null) {
                requireInRange(attribute, value, pointer, problems);
            } else if (!attribute.isBinary()) {
                problems.add(
                        at(pointer, attribute.name()),
                        "attribute '" + attribute.name() + "' is missing: expected a number from " + attribute.minimum()
                                + " to " + attribute.maximum());
            }
        }
        labels.groups().forEach(group -> requireExclusive(group, all, pointer, problems));
        return new Condition.OfAttributes(all);
    }

    private static void requireInRange(Attribute attribute, double value, String pointer, Problems problems) {
        if (attribute.isBinary()
                ? value != 0 && value != 1
                : !(value >= attribute.minimum() && value <= attribute.maximum())) {
            problems.add(
                    at(pointer, attribute.name()),
                    "attribute '" + attribute.name() + "' is out of range: got " + value + ", expected "
                            + (attribute.isBinary() ? "0 or 1" : attribute.minimum() + " to " + attribute.maximum()));
        }
    }

    private static void requireExclusive(
            AttributeGroup group, Map<String, Double> all, String pointer, Problems problems) {
        List<String> set = group.attributes().stream()
                .filter(member -> all.getOrDefault(member, 0.0) == 1)
                .toList();
        if (set.size() > 1 || (set.isEmpty() && group.exhaustive())) {
            problems.add(
                    pointer,
                    "attributes of group '" + group.name() + "' do not go together: got " + set
                            + " with value 1, expected " + (group.exhaustive() ? "exactly" : "at most") + " one of "
                            + group.attributes());
        }
    }

    private static String at(String pointer, String name) {
        return JsonPointer.compile(pointer).appendProperty(name).toString();
    }
}
