package io.ganymede.cli.evaluate.side;

import io.ganymede.cli.dataset.array.NumpyLabels;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.NpyArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The class of each sample of a side. Immutable. */
public final class SampleLabels {
    /** Of samples whose classes are not known. */
    public static final SampleLabels NONE = new SampleLabels(List.of());

    /** A larger label is taken for damage where nobody names the classes. */
    private static final int NUMBERED_LIMIT = 65_536;

    private static final int SHOWN = 5;

    private final List<String> classes;
    private final int[] values;

    /**
     * Labels.
     *
     * @param classes class names; where they are not known, the numbers of the classes
     * @param values an index into them for each sample, or {@link LabelSpace#UNLABELLED}
     */
    public SampleLabels(List<String> classes, int... values) {
        this.classes = List.copyOf(classes);
        this.values = values.clone();
    }

    /**
     * Labels of which only the numbers are known.
     *
     * @param what what messages call them
     * @throws PlatformException with reason InvalidFile for a number below -1, which is none, or beyond 65,535
     */
    public static SampleLabels numbered(String what, long... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < LabelSpace.UNLABELLED || numbers[i] >= NUMBERED_LIMIT) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        what + "[" + i + "] is out of range: got " + numbers[i] + ", expected 0 to "
                                + (NUMBERED_LIMIT - 1) + ", or -1 for none");
            }
        }
        int[] values = Arrays.stream(numbers).mapToInt(Math::toIntExact).toArray();
        int largest = Arrays.stream(values).max().orElse(LabelSpace.UNLABELLED);
        return new SampleLabels(
                IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList(), values);
    }

    /**
     * Labels of a NumPy array: a whole number a sample, or one-hot rows.
     *
     * @throws PlatformException with reason InvalidFile that tells the first rows that are none
     */
    public static SampleLabels of(String what, NpyArray array, int samples) {
        List<String> problems = new ArrayList<>();
        long[] numbers =
                NumpyLabels.read(array, samples, (row, problem) -> problems.add(what + "[" + row + "]: " + problem));
        if (!problems.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    problems.size() + " labels cannot be read:\n  "
                            + String.join("\n  ", problems.subList(0, Math.min(SHOWN, problems.size()))));
        }
        return numbered(what, numbers);
    }

    /** Class names, or numbers; empty when no class is known. */
    public List<String> classes() {
        return classes;
    }

    public boolean isEmpty() {
        return classes.isEmpty();
    }

    /** Whether every sample has a class. */
    public boolean areComplete() {
        return !isEmpty() && Arrays.stream(values).allMatch(value -> value >= 0);
    }

    /** Number of labels; 0 when no class is known. */
    public int count() {
        return isEmpty() ? 0 : values.length;
    }

    /** Class index of a sample, or {@link LabelSpace#UNLABELLED}. */
    public int value(int sample) {
        return isEmpty() ? LabelSpace.UNLABELLED : values[sample];
    }

    /** A copy, for a tensor. */
    public long[] toLongs() {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /** Whether the classes have no names: each is called by a number. */
    public boolean areNumbers() {
        return areNumbers(classes);
    }

    /** Classes that no sample has. */
    public List<String> missing() {
        boolean[] present = new boolean[classes.size()];
        Arrays.stream(values).filter(value -> value >= 0).forEach(value -> present[value] = true);
        return IntStream.range(0, present.length)
                .filter(label -> !present[label])
                .mapToObj(classes::get)
                .toList();
    }

    /**
     * The same among other classes.
     *
     * @param indices for each class of these labels, its index among the others
     */
    SampleLabels among(List<String> others, int... indices) {
        return new SampleLabels(
                others,
                Arrays.stream(values)
                        .map(value -> value < 0 ? value : indices[value])
                        .toArray());
    }

    static boolean areNumbers(List<String> names) {
        return names.stream().allMatch(name -> name.matches("[0-9]{1,5}"));
    }
}
