package io.ganymede.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.latent.PhiloxStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Shifts each image by a whole number of pixels, up to an eighth of its side up or down and left or right; what comes in from
 * outside is 0, which is mid-grey for images in [-1, 1]. Source: Zhao et al. 2020, arXiv 2006.10738, released code, where the
 * largest shift of a side n is {@code floor(n / 8 + 1/2)}.
 */
record RandomTranslation() implements Augmentation {
    private static final double RATIO = 0.125;

    @Override
    public NDArray apply(NDManager step, NDArray images, PhiloxStream stream) {
        int down = largest(images.getShape().get(2));
        int right = largest(images.getShape().get(3));
        List<PixelMove> moves = new ArrayList<>();
        for (int i = 0; i < images.getShape().get(0); i++) {
            moves.add(new PixelMove(false, stream.nextInt(2 * down + 1) - down, stream.nextInt(2 * right + 1) - right));
        }
        return PixelMove.apply(step, images, moves);
    }

    private static int largest(long side) {
        return (int) (side * RATIO + 0.5);
    }
}
