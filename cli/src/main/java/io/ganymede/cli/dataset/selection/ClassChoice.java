package io.ganymede.cli.dataset.selection;

import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Labels of a source and the labels that they become when some classes are left out. */
final class ClassChoice {
    /** New label of an example that is left out with its class. */
    static final int DROPPED = -2;

    private final List<String> classes;
    private final int[] newLabels;

    private ClassChoice(List<String> classes, int[] newLabels) {
        this.classes = classes;
        this.newLabels = newLabels;
    }

    /** All classes, with the labels that they have. */
    static ClassChoice all(List<String> known) {
        return new ClassChoice(known, IntStream.range(0, known.size()).toArray());
    }

    /**
     * The choice of some classes.
     *
     * @param wanted the classes to keep, in the order of their new labels
     * @throws PlatformException with reason InvalidArgument for a class that the source has not, or one that is named twice
     */
    static ClassChoice only(List<String> known, List<String> wanted) {
        int[] newLabels = new int[known.size()];
        Arrays.fill(newLabels, DROPPED);
        for (int label = 0; label < wanted.size(); label++) {
            int old = known.indexOf(wanted.get(label));
            if (old < 0) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "--only-classes: " + NearestName.unknown("class", wanted.get(label), known));
            }
            if (newLabels[old] != DROPPED) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "--only-classes names '" + wanted.get(label) + "' twice: got " + wanted);
            }
            newLabels[old] = label;
        }
        return new ClassChoice(wanted, newLabels);
    }

    /** Names of the kept classes. */
    List<String> classes() {
        return classes;
    }

    /** The new label of an example. */
    int label(int sourceLabel) {
        if (sourceLabel == LabelSpace.UNLABELLED) {
            return LabelSpace.UNLABELLED;
        }
        return newLabels[sourceLabel];
    }
}
