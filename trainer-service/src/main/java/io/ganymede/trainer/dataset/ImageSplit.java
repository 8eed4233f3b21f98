package io.ganymede.trainer.dataset;

import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Labelled images of a split, mapped from a safetensors file: pixels are read when a batch asks for them. */
public final class ImageSplit {
    private final Shape imageShape;
    private final int count;
    private final ByteBuffer pixels;
    private final long[] labels;

    private ImageSplit(Shape imageShape, int count, ByteBuffer pixels, long[] labels) {
        this.imageShape = imageShape;
        this.count = count;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Maps a split.
     *
     * @param file tensors {@code images} U8 [N, C, H, W] and {@code labels} I64 [N]
     * @param classes number of classes; every label is below it
     * @throws PlatformException with reason InvalidFile when the tensors do not fit together
     */
    public static ImageSplit open(Path file, int classes) {
        try (SafetensorsFile split = SafetensorsFile.open(file)) {
            Tensor images = split.tensor(SplitDescription.IMAGES);
            Tensor labels = split.tensor(SplitDescription.LABELS);
            require(
                    file,
                    images.type() == DataType.U8 && images.shape().size() == 4,
                    "needs images U8 [N, C, H, W]: got " + images);
            List<Integer> sizes = images.shape().stream().map(Math::toIntExact).toList();
            require(
                    file,
                    labels.type() == DataType.I64
                            && labels.shape().equals(images.shape().subList(0, 1)),
                    "needs labels I64 [" + sizes.get(0) + "]: got " + labels);
            long[] values = labels.toLongs();
            for (long label : values) {
                require(
                        file,
                        label >= 0 && label < classes,
                        "has a label out of range: got " + label + ", expected 0 to " + (classes - 1));
            }
            return new ImageSplit(new Shape(sizes.subList(1, 4)), sizes.get(0), images.bytes(), values);
        }
    }

    /** {@code [C, H, W]}. */
    public Shape imageShape() {
        return imageShape;
    }

    public int count() {
        return count;
    }

    /** The class of an image. */
    public int label(int index) {
        return Math.toIntExact(labels[index]);
    }

    /** Pixels of the given images, back to back: {@code [n, C, H, W]} as unsigned bytes. */
    public byte[] pixels(int[] indices) {
        int size = imageShape.elements();
        byte[] batch = new byte[indices.length * size];
        for (int i = 0; i < indices.length; i++) {
            pixels.get(indices[i] * size, batch, i * size, size);
        }
        return batch;
    }

    private static void require(Path file, boolean holds, String rule) {
        if (!holds) {
            throw new PlatformException(Reason.INVALID_FILE, "split '" + file.getFileName() + "' " + rule);
        }
    }
}
