package io.ganymede.cli.dataset.array;

import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.NpyArray;

/** Labels of a NumPy array: one whole number an image, {@code [N]} or {@code [N, 1]}, or one-hot rows {@code [N, K]}. */
public final class NumpyLabels {
    private NumpyLabels() {}

    /** Takes what is wrong with the label of a row. */
    @FunctionalInterface
    public interface Problems {
        void add(int row, String problem);
    }

    /**
     * Reads labels, -1 for none; what is no label becomes a problem and a number that no label has.
     *
     * @throws PlatformException with reason InvalidFile when the shape does not fit the number of images
     */
    public static long[] read(NpyArray array, int images, Problems problems) {
        int rank = array.shape().size();
        if (rank < 1 || rank > 2 || array.count() != images || array.rowElements() < 1) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "labels do not fit the images: got shape " + array.shape() + ", expected [" + images + "], ["
                            + images + ", 1] or one-hot rows");
        }
        array.requireRowMajor();
        long[] labels = new long[images];
        double[] row = new double[array.rowElements()];
        for (int i = 0; i < images; i++) {
            array.copyRow(i, row);
            labels[i] = row.length == 1 ? whole(row[0]) : hot(row);
            if (labels[i] == ArrayPart.UNREADABLE) {
                problems.add(
                        i,
                        row.length == 1
                                ? "label is not a whole number from 0, or -1 for none: got " + row[0]
                                : "label is not one-hot: expected one 1 and else 0 in " + row.length + " numbers");
            }
        }
        return labels;
    }

    private static long whole(double value) {
        boolean isLabel = value == Math.rint(value) && value >= LabelSpace.UNLABELLED && value <= Integer.MAX_VALUE;
        return isLabel ? (long) value : ArrayPart.UNREADABLE;
    }

    private static long hot(double... row) {
        long label = ArrayPart.UNREADABLE;
        for (int i = 0; i < row.length; i++) {
            if (row[i] == 1 && label == ArrayPart.UNREADABLE) {
                label = i;
            } else if (row[i] != 0) {
                return ArrayPart.UNREADABLE;
            }
        }
        return label;
    }
}
