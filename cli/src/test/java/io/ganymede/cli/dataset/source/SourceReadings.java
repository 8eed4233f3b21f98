package io.ganymede.cli.dataset.source;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What tests read from a source, of all its examples in order. */
public final class SourceReadings {
    private SourceReadings() {}

    public static List<String> names(ImageSource source) {
        return all(source, source::name);
    }

    public static List<Integer> labels(ImageSource source) {
        return all(source, source::label);
    }

    /** Split and label of each example. */
    public static List<String> labelled(ImageSource source) {
        return all(source, example -> source.split(example) + " " + source.label(example));
    }

    /** The attributes of one example. */
    public static List<Float> attributes(ImageSource source, int example) {
        float[] values = new float[source.labels().attributes().size()];
        source.copyAttributes(example, values);
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    private static <T> List<T> all(ImageSource source, IntFunction<T> reading) {
        return IntStream.range(0, source.count()).mapToObj(reading).toList();
    }
}
