package io.ganymede.evaluator.tensorflow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** A constant of a graph: type, sizes and raw content, which is a view of the file. */
public final class GraphConstant {
    private static final int FLOAT = 1;

    private final int type;
    private final List<Long> shape;
    private final ByteBuffer content;

    GraphConstant(int type, List<Long> shape, ByteBuffer content) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.content = content;
    }

    /** Whether it holds float32 numbers. */
    public boolean isFloat() {
        return type == FLOAT;
    }

    /** Sizes, outermost first; 0 or below where the file says so. */
    public List<Long> shape() {
        return shape;
    }

    /** Bytes of {@code tensor_content}; small constants of other types keep their numbers elsewhere and have none. */
    public int contentBytes() {
        return content.remaining();
    }

    /** The content as little-endian float32 numbers. */
    public FloatBuffer floats() {
        return content.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
}
