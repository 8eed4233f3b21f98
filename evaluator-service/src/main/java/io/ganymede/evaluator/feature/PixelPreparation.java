package io.ganymede.evaluator.feature;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.resize.ImageResizer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * Turns bytes of a source into the input of a network: resized plane by plane, scaled, and a grey plane repeated for a network
 * of colours. Not thread-safe.
 */
final class PixelPreparation {
    private final Shape source;
    private final Shape target;
    private final ImageResizer resizer;
    private final float[] spreads;
    private final float[] centres;

    /**
     * A preparation.
     *
     * @param source {@code [C, H, W]}
     * @throws PlatformException with reason InvalidArgument when the network does not take such images
     */
    PixelPreparation(FeatureNetworkDescriptor descriptor, Shape source) {
        int channels = descriptor.channels();
        if (!source.isImage() || (source.size(0) != channels && source.size(0) != 1)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "images %s do not fit the feature network: expected [C, H, W] with %s"
                            .formatted(source, channels == 1 ? "C 1" : "C 1 or " + channels));
        }
        this.source = source;
        Integer height = descriptor.height();
        Integer width = descriptor.width();
        this.target =
                Shape.of(channels, height == null ? source.size(1) : height, width == null ? source.size(2) : width);
        this.resizer = new ImageResizer(
                descriptor.resizeRule(), source.size(1), source.size(2), target.size(1), target.size(2));
        this.centres = new float[channels];
        this.spreads = new float[channels];
        for (int c = 0; c < channels; c++) {
            centres[c] = (float) descriptor.scaling(c).centre();
            spreads[c] = (float) descriptor.scaling(c).spread();
        }
    }

    /** {@code [channels, H, W]} of the network. */
    Shape target() {
        return target;
    }

    /** Puts an image as numbers; {@code row} counts images on both sides. */
    void put(byte[] pixels, int image, FloatBuffer numbers, int row) {
        int plane = resizer.planeAfter();
        for (int c = 0; c < target.size(0); c++) {
            int to = (row * target.size(0) + c) * plane;
            resizer.resize(pixels, sourcePlane(image, c), numbers, to);
            for (int i = to; i < to + plane; i++) {
                numbers.put(i, (numbers.get(i) - centres[c]) / spreads[c]);
            }
        }
    }

    /** Puts an image as bytes, of the same height and width. */
    void put(byte[] pixels, int image, ByteBuffer bytes, int row) {
        int plane = resizer.planeBefore();
        for (int c = 0; c < target.size(0); c++) {
            bytes.put((row * target.size(0) + c) * plane, pixels, sourcePlane(image, c), plane);
        }
    }

    private int sourcePlane(int image, int channel) {
        int from = source.size(0) == 1 ? 0 : channel;
        return (image * source.size(0) + from) * resizer.planeBefore();
    }
}
