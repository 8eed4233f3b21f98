package io.ganymede.common.tensor;

import java.nio.file.Path;
import java.util.List;

/**
 * A tensor whose content is a file of its own: row-major, little-endian, nothing else in it. For tensors that are too large for
 * memory.
 *
 * @param type element type
 * @param shape sizes, outermost first
 * @param content the file
 */
public record TensorFile(DataType type, List<Long> shape, Path content) {
    public TensorFile {
        shape = List.copyOf(shape);
    }

    /** Size that the content must have. */
    public long bytes() {
        return shape.stream().reduce((long) type.bytes(), Math::multiplyExact);
    }
}
