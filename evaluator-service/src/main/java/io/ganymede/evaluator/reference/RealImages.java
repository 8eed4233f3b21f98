package io.ganymede.evaluator.reference;

import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.image.ImageSource;
import io.ganymede.evaluator.image.PixelBatch;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.List;

/** The images of a split of a data set, in file order, read from the mapped file. */
final class RealImages implements ImageSource {
    private final Shape imageShape;
    private final long count;
    private final ByteBuffer pixels;
    private final LongBuffer labels;

    private RealImages(Shape imageShape, long count, ByteBuffer pixels, LongBuffer labels) {
        this.imageShape = imageShape;
        this.count = count;
        this.pixels = pixels;
        this.labels = labels;
    }

    /** The images of a file, which may be closed afterwards; InvalidFile when it does not hold what the manifest says. */
    static RealImages of(String label, SafetensorsFile file, Shape imageShape, long count) {
        Tensor images = tensor(
                label,
                file,
                SplitDescription.IMAGES,
                DataType.U8,
                List.of(count, (long) imageShape.size(0), (long) imageShape.size(1), (long) imageShape.size(2)));
        Tensor labels = tensor(label, file, SplitDescription.LABELS, DataType.I64, List.of(count));
        return new RealImages(imageShape, count, images.bytes(), labels.bytes().asLongBuffer());
    }

    @Override
    public Shape imageShape() {
        return imageShape;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public int read(PixelBatch batch) {
        int rows = Math.min(batch.capacity(), labels.remaining());
        pixels.get(batch.pixels(), 0, rows * batch.imageBytes());
        for (int row = 0; row < rows; row++) {
            // A label beyond any class stays beyond any class; whoever counts it refuses it.
            batch.labels()[row] = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, labels.get()));
        }
        return rows;
    }

    private static Tensor tensor(String label, SafetensorsFile file, String name, DataType type, List<Long> shape) {
        Tensor tensor = file.tensor(name);
        if (tensor.type() != type || !tensor.shape().equals(shape)) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "split '%s' has another tensor '%s' than its manifest says: got %s, expected %s %s"
                            .formatted(label, name, tensor, type, shape));
        }
        return tensor;
    }
}
