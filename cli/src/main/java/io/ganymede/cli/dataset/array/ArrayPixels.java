package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.source.SourceOption;
import io.ganymede.cli.dataset.source.SourceOptions.ArrayLayout;
import io.ganymede.cli.dataset.source.SourceOptions.ValueRange;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.NpyArray;
import io.ganymede.common.tensor.NpyType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Images of a NumPy array as bytes {@code [C, H, W]}. Integers are bytes, truth values black and white, and floating-point
 * numbers lie between a black and a white value, 0 and 1 unless said otherwise. Thread-safe.
 */
final class ArrayPixels implements ArrayPart.Images {
    private static final ValueRange UNIT = new ValueRange(0, 1);

    /** Share of the range by which rounding may lead beyond it. */
    private static final double TOLERANCE = 1e-6;

    private final NpyArray array;
    private final ArrayLayout layout;
    private final Shape shape;
    private final ValueRange range;

    private ArrayPixels(NpyArray array, ArrayLayout layout, Shape shape, ValueRange range) {
        this.array = array;
        this.layout = layout;
        this.shape = shape;
        this.range = range;
    }

    /**
     * Finds the axes of an array.
     *
     * @param wanted axes; found from the shape when absent
     * @throws PlatformException with reason InvalidFile when the shape is not one of images, can be read in two ways, or the
     *     array is in Fortran order; InvalidArgument when a range is given for integers
     */
    static ArrayPixels of(NpyArray array, @Nullable ArrayLayout wanted, @Nullable ValueRange range) {
        array.requireRowMajor();
        ArrayLayout layout = wanted == null ? layout(array.shape()) : wanted;
        if (range != null && !array.type().isFloat()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    SourceOption.VALUE_RANGE.flag() + " is for floating-point images: got dtype "
                            + array.type().code());
        }
        return new ArrayPixels(
                array,
                layout,
                shape(array.shape(), layout),
                Optional.ofNullable(range).orElse(UNIT));
    }

    @Override
    public PixelImage image(int row) {
        if (array.type() == NpyType.U8 && layout != ArrayLayout.NHWC) {
            byte[] pixels = new byte[shape.elements()];
            array.copyBytes(row, pixels);
            return new PixelImage(shape, pixels);
        }
        double[] values = new double[shape.elements()];
        array.copyRow(row, values);
        byte[] pixels = new byte[values.length];
        int channels = layout == ArrayLayout.NHWC ? shape.size(0) : 1;
        int plane = values.length / channels;
        for (int i = 0; i < values.length; i++) {
            pixels[i % channels * plane + i / channels] = pixel(values[i], i);
        }
        return new PixelImage(shape, pixels);
    }

    private byte pixel(double value, int position) {
        if (array.type() == NpyType.BOOL) {
            return (byte) (value == 0 ? 0 : 255);
        }
        if (!array.type().isFloat()) {
            if (value < 0 || value > 255) {
                throw invalid("pixel " + position + " is out of range: got " + (long) value + ", expected 0 to 255");
            }
            return (byte) (int) value;
        }
        double share = (value - range.black()) / (range.white() - range.black());
        if (!(share >= -TOLERANCE && share <= 1 + TOLERANCE)) { // a NaN is neither
            throw invalid("pixel " + position + " is out of range: got " + value + ", expected " + range.black()
                    + " to " + range.white() + ", or another " + SourceOption.VALUE_RANGE.flag());
        }
        return (byte) Math.round(255 * Math.max(0, Math.min(1, share)));
    }

    private static ArrayLayout layout(List<Long> shape) {
        if (shape.size() == 3) {
            return ArrayLayout.NHW;
        }
        boolean isLast = shape.size() == 4 && isChannels(shape.get(3));
        boolean isSecond = shape.size() == 4 && isChannels(shape.get(1));
        if (isLast && isSecond) {
            throw invalid("images can be read in two ways: got shape " + shape + ", expected a choice by "
                    + SourceOption.LAYOUT.flag());
        }
        if (!isLast && !isSecond) {
            throw invalid("images have the wrong shape: got " + shape
                    + ", expected [N, H, W], [N, H, W, 1 or 3] or [N, 1 or 3, H, W]");
        }
        return isLast ? ArrayLayout.NHWC : ArrayLayout.NCHW;
    }

    private static Shape shape(List<Long> shape, ArrayLayout layout) {
        int rank = layout == ArrayLayout.NHW ? 3 : 4;
        int channelAxis = layout == ArrayLayout.NHWC ? 3 : 1;
        if (shape.size() != rank
                || (rank == 4 && !isChannels(shape.get(channelAxis)))
                || shape.stream().skip(1).anyMatch(size -> size < 1 || size > Integer.MAX_VALUE)) {
            throw invalid("images do not have the shape of " + layout + ": got " + shape + ", expected " + rank
                    + " axes with at least one pixel" + (rank == 4 ? " and 1 or 3 channels" : ""));
        }
        int first = Math.toIntExact(shape.get(1));
        int second = Math.toIntExact(shape.get(2));
        return switch (layout) {
            case NHW -> Shape.of(1, first, second);
            case NCHW -> Shape.of(first, second, Math.toIntExact(shape.get(3)));
            case NHWC -> Shape.of(Math.toIntExact(shape.get(3)), first, second);
        };
    }

    private static boolean isChannels(long size) {
        return size == 1 || size == 3;
    }

    private static PlatformException invalid(String problem) {
        return new PlatformException(Reason.INVALID_FILE, problem);
    }
}
