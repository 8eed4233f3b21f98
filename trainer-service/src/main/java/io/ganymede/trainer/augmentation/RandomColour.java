package io.ganymede.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;

/**
 * Random brightness, saturation and contrast of each image, in this order. With b uniform in [-1/2, 1/2), s in [0, 2), c in
 * [1/2, 3/2), p the mean of a pixel's channels and m the mean of an image:
 *
 * <pre>
 * x1 = x + b;   x2 = s (x1 - p(x1)) + p(x1);   x3 = c (x2 - m(x2)) + m(x2)
 * </pre>
 *
 * <p>Because p and m are linear and m(p(x)) = m(x), this is {@code x3 = c s x + c (1 - s) p(x) + (1 - c) m(x) + b}, which is how it
 * is computed. Of a grey image p(x) = x: saturation has no effect. Source: Zhao et al. 2020, arXiv 2006.10738, released code;
 * images in [-1, 1], which the result may leave, as there.
 */
record RandomColour() implements Augmentation {
    private static final int CHANNELS = 1;
    private static final int[] PIXEL = {1};

    @Override
    public NDArray apply(NDManager step, NDArray images, PhiloxStream stream) {
        int count = Math.toIntExact(images.getShape().get(0));
        float[] ofPixel = new float[count];
        float[] ofChannels = new float[count];
        float[] ofImage = new float[count];
        float[] shift = new float[count];
        boolean grey = images.getShape().get(CHANNELS) == 1;
        for (int i = 0; i < count; i++) {
            double b = stream.uniform() - 0.5;
            double s = 2 * stream.uniform();
            double c = 0.5 + stream.uniform();
            ofPixel[i] = (float) (grey ? c : c * s);
            ofChannels[i] = (float) (c * (1 - s));
            ofImage[i] = (float) (1 - c);
            shift[i] = (float) b;
        }
        NDArray means = imageMeans(images).mul(perImage(step, images, ofImage));
        NDArray changed = images.mul(perImage(step, images, ofPixel)).add(means.add(perImage(step, images, shift)));
        return grey ? changed : changed.add(images.mean(PIXEL, true).mul(perImage(step, images, ofChannels)));
    }

    /** {@code [N, 1, 1, 1]}; the engine takes the mean over one axis at a time. */
    private static NDArray imageMeans(NDArray images) {
        long count = images.getShape().get(0);
        return images.reshape(count, images.size() / count).mean(new int[] {1}).reshape(count, 1, 1, 1);
    }

    private static NDArray perImage(NDManager step, NDArray images, float[] values) {
        return step.create(values, new Shape(values.length, 1, 1, 1)).toType(images.getDataType(), false);
    }
}
