package io.ganymede.cli.dataset.selection;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The examples of a source that go into a data set, by split, in the order of the source, with their new labels. */
public final class Selection {
    private final ImageSource source;
    private final SelectionOptions options;
    private final ClassChoice classes;
    private final Map<String, int[]> splits;
    private final BitSet hidden;
    private final List<Integer> unassigned;

    private Selection(
            ImageSource source,
            SelectionOptions options,
            ClassChoice classes,
            Map<String, int[]> splits,
            BitSet hidden,
            List<Integer> unassigned) {
        this.source = source;
        this.options = options;
        this.classes = classes;
        this.splits = splits;
        this.hidden = hidden;
        this.unassigned = unassigned;
    }

    /**
     * Selects.
     *
     * @throws PlatformException with reason InvalidArgument when an option does not fit the source
     */
    public static Selection of(ImageSource source, SelectionOptions options) {
        List<String> known = source.labels().classes();
        ClassChoice classes = options.onlyClasses().isEmpty()
                ? ClassChoice.all(known)
                : ClassChoice.only(known, options.onlyClasses());
        requireFit(options, classes);
        SplitAssignment assignment = new SplitAssignment(source, classes, options);
        Map<String, int[]> splits = assignment.splits();
        PerClassLimit limit =
                new PerClassLimit(classes.classes(), example -> classes.label(source.label(example)), options);
        splits.replaceAll(limit::apply);
        return new Selection(
                source, options, classes, splits, hidden(source, classes, splits, options), assignment.unassigned());
    }

    /** Class names in the order of the new labels. */
    public List<String> classes() {
        return classes.classes();
    }

    /** Names of the splits that have an example. */
    public List<String> splits() {
        return splits.keySet().stream()
                .filter(split -> examples(split).length > 0)
                .toList();
    }

    /** The examples of a split, as numbers of the source. */
    public int[] examples(String split) {
        return splits.getOrDefault(split, new int[0]).clone();
    }

    /** Number of all examples. */
    public int count() {
        return splits.values().stream().mapToInt(examples -> examples.length).sum();
    }

    /** The new label of an example, or {@link LabelSpace#UNLABELLED}. */
    public int label(int example) {
        return hidden.get(example) ? LabelSpace.UNLABELLED : classes.label(source.label(example));
    }

    /** Copies the attributes of an example; NaN where its label has been taken away. */
    public void copyAttributes(int example, float[] target) {
        source.copyAttributes(example, target);
        if (hidden.get(example)) {
            Arrays.fill(target, Float.NaN);
        }
    }

    /** Examples that the source puts in no split although it has splits. */
    public List<Integer> unassigned() {
        return unassigned;
    }

    /** Classes without training example that were not thinned to nothing on purpose. */
    public List<String> emptyClasses() {
        Set<Integer> present = new HashSet<>();
        for (int example : examples(DatasetManifest.TRAIN)) {
            present.add(classes.label(source.label(example)));
        }
        return IntStream.range(0, classes().size())
                .filter(label -> !present.contains(label) && !mayBeEmpty(DatasetManifest.TRAIN, label))
                .mapToObj(classes()::get)
                .toList();
    }

    /** Whether a class was thinned to nothing on purpose. */
    public boolean mayBeEmpty(String split, int label) {
        return split.equals(DatasetManifest.TRAIN)
                && !options.perClass().isEmpty()
                && options.perClass().get(label) == 0;
    }

    /** Number of training examples of a class that was asked for; absent when none was. */
    public OptionalLong wanted(int label) {
        return options.perClass().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(options.perClass().get(label));
    }

    /** This selection without some classes and their examples. */
    public Selection without(List<String> dropped) {
        List<String> kept =
                classes().stream().filter(name -> !dropped.contains(name)).toList();
        ClassChoice fewer = ClassChoice.only(source.labels().classes(), kept);
        Map<String, int[]> remaining = new TreeMap<>();
        splits.forEach((split, examples) -> remaining.put(
                split,
                Arrays.stream(examples)
                        .filter(example -> fewer.label(source.label(example)) != ClassChoice.DROPPED)
                        .toArray()));
        return new Selection(source, options.perClassOnly(classes(), kept), fewer, remaining, hidden, unassigned);
    }

    private static void requireFit(SelectionOptions options, ClassChoice classes) {
        int count = classes.classes().size();
        boolean wantsClasses =
                options.limitPerClass() != null || !options.perClass().isEmpty() || options.unlabelled() > 0;
        if (wantsClasses && count == 0) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "--limit-per-class, --per-class and --unlabelled need classes: the source has none");
        }
        if (!options.perClass().isEmpty() && options.perClass().size() != count) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "--per-class must have a number for each class: got "
                            + options.perClass().size() + ", expected " + count + " for " + classes.classes());
        }
    }

    /** Takes labels away: of each class with n training examples, round(n fraction) drawn by the seed, but not all of them. */
    private static BitSet hidden(
            ImageSource source, ClassChoice classes, Map<String, int[]> splits, SelectionOptions options) {
        BitSet hidden = new BitSet();
        if (options.unlabelled() > 0) {
            int[] train = splits.getOrDefault(DatasetManifest.TRAIN, new int[0]);
            new Strata(train, example -> classes.label(source.label(example)), options.seed(), "dataset-unlabelled")
                    .shuffled()
                    .forEach((label, examples) -> {
                        if (label != LabelSpace.UNLABELLED) {
                            long count = Math.round(examples.length * options.unlabelled());
                            Arrays.stream(examples)
                                    .limit(Math.min(count, examples.length - 1))
                                    .forEach(hidden::set);
                        }
                    });
        }
        return hidden;
    }
}
