package io.ganymede.sampler.sampling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What an image is to show, as a generator is told it. */
public sealed interface Condition {
    /** The generator's input y, [size]; a fresh array. */
    float[] y();

    /** In words, for people; empty when there is nothing to tell. */
    String words();

    /** For a generator without conditions. */
    record None() implements Condition {
        @Override
        public float[] y() {
            return new float[0];
        }

        @Override
        public String words() {
            return "";
        }
    }

    /**
     * A class.
     *
     * @param label its index
     * @param name its name
     * @param classes number of all classes
     */
    record OfClass(int label, String name, int classes) implements Condition {
        @Override
        public float[] y() {
            float[] y = new float[classes];
            y[label] = 1;
            return y;
        }

        @Override
        public String words() {
            return name;
        }
    }

    /**
     * Attributes.
     *
     * @param values every attribute of the model by name, in the order of its columns
     */
    record OfAttributes(Map<String, Double> values) implements Condition {
        public OfAttributes {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public float[] y() {
            float[] y = new float[values.size()];
            int column = 0;
            for (double value : values.values()) {
                y[column++] = (float) value;
            }
            return y;
        }

        /** Those that are not 0, as {@code smiling=1, age=30.5}. */
        @Override
        public String words() {
            return values.entrySet().stream()
                    .filter(value -> value.getValue() != 0)
                    .map(value -> value.getKey() + "=" + shortest(value.getValue()))
                    .collect(Collectors.joining(", "));
        }

        private static String shortest(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }
}
