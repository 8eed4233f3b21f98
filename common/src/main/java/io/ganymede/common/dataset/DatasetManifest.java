package io.ganymede.common.dataset;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image data set with class labels.
 *
 * @param imageShape {@code [channels, height, width]}
 * @param classes class names; a label is an index into them
 * @param splits splits by name: {@code train}, {@code test}, perhaps {@code valid}
 * @param mean per channel, of the training images as numbers in [0, 1]
 * @param deviation standard deviation per channel, likewise
 * @param licence licence of the images
 * @param source where they come from
 */
public record DatasetManifest(
        String name,
        String version,
        Shape imageShape,
        List<String> classes,
        Map<String, SplitDescription> splits,
        List<Double> mean,
        List<Double> deviation,
        String licence,
        String source,
        Instant createdAt) {
    public DatasetManifest {
        classes = List.copyOf(classes);
        splits = Collections.unmodifiableMap(new TreeMap<>(splits));
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /**
     * A split by name.
     *
     * @throws PlatformException with reason DatasetUnavailable that lists the known splits
     */
    public SplitDescription split(String split) {
        SplitDescription description = splits.get(split);
        if (description == null) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "data set '" + name + "' has no split '" + split + "'; known: " + splits.keySet());
        }
        return description;
    }
}
