package io.ganymede.evaluator.page;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.similarity.ImageStack;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One image of a stack, which is not copied.
 *
 * @param stack uint8 {@code [N, C, H, W]}
 * @param index which of its images
 */
public record Picture(ImageStack stack, int index) {
    /** Checks that there is such an image. */
    public Picture {
        if (index < 0 || index >= stack.count()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "picture 'index' is out of range: got %d, expected [0, %d)".formatted(index, stack.count()));
        }
    }

    /** All images of a stack. */
    public static List<Picture> allOf(ImageStack stack) {
        return IntStream.range(0, stack.count())
                .mapToObj(index -> new Picture(stack, index))
                .toList();
    }

    /** {@code [C, H, W]}. */
    Shape shape() {
        return stack.shape();
    }

    /** A copy of its bytes, {@code [C, H, W]}. */
    byte[] pixels() {
        byte[] pixels = new byte[shape().elements()];
        stack.copy(index, pixels, 0);
        return pixels;
    }
}
