package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * The shape of one example, without the batch axis: {@code [features]} or {@code [channels, height, width]}.
 *
 * @param dimensions one to three sizes, each at least 1, with at most 2^31 - 1 elements
 */
public record Shape(@JsonValue List<Integer> dimensions) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Shape {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty() || dimensions.size() > 3) {
            throw new IllegalArgumentException("shape " + dimensions + " must have one to three sizes");
        }
        long elements = 1;
        for (int size : dimensions) {
            if (size < 1) {
                throw new IllegalArgumentException("shape " + dimensions + " has a size below 1");
            }
            elements *= size;
            if (elements > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("shape " + dimensions + " has too many elements");
            }
        }
    }

    public static Shape of(Integer... dimensions) {
        return new Shape(List.of(dimensions));
    }

    public int rank() {
        return dimensions.size();
    }

    public int size(int axis) {
        return dimensions.get(axis);
    }

    /** The number of elements. */
    public int elements() {
        return dimensions.stream().reduce(1, Math::multiplyExact);
    }

    public boolean isImage() {
        return rank() == 3;
    }

    @Override
    public String toString() {
        return dimensions.toString();
    }
}
