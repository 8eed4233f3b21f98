package io.ganymede.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.latent.PhiloxStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What classifiers learn from: each image is mirrored left to right in half of the cases, padded with zeros all around, and a
 * piece of its old size is cut out at a random place. Zero is black for pixels from 0 to 255. Source: Huang et al. 2017, arXiv
 * 1608.06993, section 4.1 ("C10+"), which is the classifier of Zhou et al. 2017, arXiv 1703.02000: mirroring, and 4 pixels.
 *
 * @param flip whether images are mirrored
 * @param padding pixels on each side, at least 0
 */
public record FlipAndCrop(boolean flip, int padding) implements Augmentation {
    public FlipAndCrop {
        if (padding < 0) {
            throw new IllegalArgumentException("padding is out of range: got " + padding + ", expected 0 or more");
        }
    }

    @Override
    public NDArray apply(NDManager step, NDArray images, PhiloxStream stream) {
        if (!flip && padding == 0) {
            return images;
        }
        List<PixelMove> moves = new ArrayList<>();
        for (int i = 0; i < images.getShape().get(0); i++) {
            moves.add(new PixelMove(
                    flip && stream.nextInt(2) == 1,
                    stream.nextInt(2 * padding + 1) - padding,
                    stream.nextInt(2 * padding + 1) - padding));
        }
        return PixelMove.apply(step, images, moves);
    }
}
