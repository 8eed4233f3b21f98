package io.ganymede.cli.evaluate.side;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings the labels of several sides to one list of classes: by name; where one side has only numbers, by number or, where both
 * have as many, in order.
 */
public final class ClassAgreement {
    private final String owner;
    private final List<String> classes;
    private final List<String> notes = new ArrayList<>();

    /**
     * An agreement on the classes of one of those who take part.
     *
     * @param owner whose classes they are, for messages
     * @param classes in the order that all will have
     */
    public ClassAgreement(String owner, List<String> classes) {
        this.owner = owner;
        this.classes = List.copyOf(classes);
    }

    /**
     * The labels of a side in the order of the agreed classes.
     *
     * @param label what messages call the side
     * @throws PlatformException with reason InvalidFile when a class is none of them
     */
    public SampleLabels bring(String label, SampleLabels labels) {
        if (labels.isEmpty()) {
            return labels;
        }
        SampleLabels agreed = labels.among(classes, indices(label, labels));
        List<String> missing = agreed.missing();
        if (!missing.isEmpty()) {
            notes.add(label + " has no sample of " + missing.size() + " of " + classes.size() + " classes: "
                    + shown(missing));
        }
        return agreed;
    }

    /** What is worth knowing of the agreement. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private int[] indices(String label, SampleLabels labels) {
        List<String> names = labels.classes();
        if (classes.containsAll(names)) {
            return names.stream().mapToInt(classes::indexOf).toArray();
        }
        boolean isUnnamed = labels.areNumbers() || SampleLabels.areNumbers(classes);
        if (isUnnamed && names.size() == classes.size()) {
            notes.add("class names of " + label + " and " + owner
                    + " differ, and one has numbers only: taken in order, " + shown(names) + " for " + shown(classes));
            return IntStream.range(0, names.size()).toArray();
        }
        if (labels.areNumbers() && names.stream().allMatch(name -> Integer.parseInt(name) < classes.size())) {
            return names.stream().mapToInt(Integer::parseInt).toArray();
        }
        List<String> strangers =
                names.stream().filter(name -> !classes.contains(name)).toList();
        throw new PlatformException(
                Reason.INVALID_FILE,
                label + " has classes that " + owner + " does not have: got " + shown(strangers) + ", known: "
                        + shown(classes));
    }

    private static String shown(List<String> names) {
        int most = 12;
        return names.size() <= most
                ? names.toString()
                : names.subList(0, most) + " and " + (names.size() - most) + " more";
    }
}
