package io.ganymede.evaluator.feature;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.inference.TapNetwork;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that computes features of images, with everything that its {@link FeatureNetworkDescriptor} says about them. It
 * runs batches of one fixed size, padded, so that the features of an image do not depend on the images around it nor on how many
 * are asked for at a time. Not thread-safe.
 */
public final class FeatureNetwork implements AutoCloseable {
    private final TapNetwork network;
    private final Map<String, String> taps;
    private final PixelPreparation preparation;
    private final Shape imageShape;

    private FeatureNetwork(
            TapNetwork network, Map<String, String> taps, PixelPreparation preparation, Shape imageShape) {
        this.network = network;
        this.taps = taps;
        this.preparation = preparation;
        this.imageShape = imageShape;
    }

    /**
     * Loads a network for images of one shape.
     *
     * @param label what it is called in messages
     * @param imageShape {@code [C, H, W]} of the images to come
     * @throws PlatformException with reason InvalidFile when the network is not as described, InvalidArgument when it does
     *     not take such images
     */
    public static FeatureNetwork open(
            String label,
            byte[] onnx,
            FeatureNetworkDescriptor descriptor,
            Shape imageShape,
            InferenceSettings settings) {
        PixelPreparation preparation = new PixelPreparation(descriptor, imageShape);
        TapNetwork network = TapNetwork.open(
                label,
                onnx,
                descriptor.input(),
                preparation.target(),
                List.copyOf(descriptor.taps().values()),
                settings);
        try {
            boolean untouched = descriptor.resize().equals("none")
                    && PixelScaling.BYTES.name().equals(descriptor.scaling());
            if (network.readsBytes() && !untouched) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "network '%s' reads bytes, which are neither resized nor scaled before it: got resize '%s' and scaling"
                                        .formatted(label, descriptor.resize())
                                + " '" + descriptor.scaling() + "', expected 'none' and 'bytes'");
            }
        } catch (PlatformException e) {
            network.close();
            throw e;
        }
        return new FeatureNetwork(network, descriptor.taps(), preparation, imageShape);
    }

    /** {@code [C, H, W]} of the images that are read. */
    public Shape imageShape() {
        return imageShape;
    }

    /** Numbers per image of a tap. */
    public int dimensions(String tap) {
        String output = taps.get(tap);
        if (output == null) {
            throw new PlatformException(Reason.NOT_FOUND, NearestName.unknown("tap", tap, taps.keySet()));
        }
        return network.dimensions(output);
    }

    /**
     * The features of the first images of a batch.
     *
     * @param count of images, up to the batch's capacity, whatever the network's own batch size
     * @return by tap, in the descriptor's order
     */
    public Map<String, FeatureRows> features(PixelBatch batch, int count) {
        if (batch.imageBytes() != imageShape.elements() || count < 0 || count > batch.capacity()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "batch of %d images of %d bytes does not fit: got count %d, expected up to its capacity, and images %s"
                            .formatted(batch.capacity(), batch.imageBytes(), count, imageShape));
        }
        Map<String, FeatureRows> features = new LinkedHashMap<>();
        taps.keySet().forEach(tap -> features.put(tap, new FeatureRows(count, dimensions(tap))));
        for (int first = 0; first < count; first += network.rows()) {
            int rows = Math.min(network.rows(), count - first);
            for (int row = 0; row < rows; row++) {
                put(batch.pixels(), first + row, row);
            }
            network.run();
            int start = first;
            features.forEach((tap, values) -> values.put(start, network.output(taps.getOrDefault(tap, tap)), rows));
        }
        return Collections.unmodifiableMap(features);
    }

    @Override
    public void close() {
        network.close();
    }

    private void put(byte[] pixels, int image, int row) {
        if (network.readsBytes()) {
            preparation.put(pixels, image, network.bytes(), row);
        } else {
            preparation.put(pixels, image, network.numbers(), row);
        }
    }
}
