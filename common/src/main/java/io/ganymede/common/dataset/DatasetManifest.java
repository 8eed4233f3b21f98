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
 * A version of an image data set.
 *
 * @param imageShape {@code [channels, height, width]}
 * @param valueRange values of black and of white: {@link #BYTES}
 * @param labels what is known of each image
 * @param splits splits by name: {@code train}, {@code test}, perhaps {@code valid}
 * @param mean per channel, of the training images as numbers in [0, 1]
 * @param deviation standard deviation per channel, likewise
 * @param contentDigest {@link ContentDigest}: equal for equal images and labels, in whatever order they stand
 * @param licence licence of the images
 * @param source where they come from
 * @param imported how they came here
 */
public record DatasetManifest(
        String name,
        String version,
        Shape imageShape,
        List<Integer> valueRange,
        LabelSpace labels,
        Map<String, SplitDescription> splits,
        List<Double> mean,
        List<Double> deviation,
        String contentDigest,
        String licence,
        String source,
        ImportSummary imported,
        Instant createdAt) {
    /** 0 and 255. */
    public static final List<Integer> BYTES = List.of(0, 255);

    public static final String TRAIN = "train";
    public static final String VALID = "valid";
    public static final String TEST = "test";

    public DatasetManifest {
        valueRange = List.copyOf(valueRange);
        splits = Collections.unmodifiableMap(new TreeMap<>(splits));
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Class names; empty when the images have none. */
    public List<String> classes() {
        return labels.classes();
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
