package io.ganymede.trainer.watch;

import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.condition.LabelRows;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the conditions whose diversity is watched, with how much real images of each differ. Classes: each class that has two
 * images. No condition: all images. Attributes: the ten vectors that most images share, at least eight; where there is none, as
 * with real values, the vectors of ten images, each compared with the eight images whose vectors are nearest.
 */
public final class WatchedConditions {
    /** Pairs of real images that are compared in all; each condition gets its share. */
    private static final int REAL_PAIRS = 2560;

    private static final int MOST_PAIRS = 64;
    private static final int LEAST_PAIRS = 8;
    private static final int VECTORS = 10;
    /** Least number of images that share a vector, and number of neighbours where too few do. */
    private static final int NEIGHBOURS = 8;
    /** Attributes of more images than these are not looked at. */
    private static final int ROWS = 20_000;

    private static final String STREAM = "diversity-real";

    private final LabelRows rows;
    private final RealPairs real;
    private final long seed;

    private WatchedConditions(LabelRows rows, long seed) {
        this.rows = rows;
        this.real = new RealPairs(rows.split());
        this.seed = seed;
    }

    /**
     * The conditions of what a generator is told; those whose real images are all alike, or too few, are left out.
     *
     * @param rows real images with that
     * @param seed of the job; it picks the pairs of real images
     */
    public static List<WatchedCondition> of(LabelRows rows, long seed) {
        WatchedConditions found = new WatchedConditions(rows, seed);
        return switch (rows.space().kind()) {
            case NONE -> found.compared(List.of(new Group("all seeds", List.of(), boxed(rows.known()))));
            case CLASSES -> found.compared(found.classes());
            case ATTRIBUTES -> {
                List<WatchedCondition> shared = found.compared(found.sharedVectors());
                yield shared.isEmpty() ? found.nearestVectors() : shared;
            }
        };
    }

    /** Real images of one condition. */
    private record Group(String name, List<Float> row, List<Integer> images) {}

    private List<WatchedCondition> compared(List<Group> groups) {
        int pairs = Math.max(LEAST_PAIRS, Math.min(MOST_PAIRS, REAL_PAIRS / Math.max(1, groups.size())));
        List<WatchedCondition> conditions = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            add(
                    conditions,
                    group.name(),
                    group.row(),
                    real.meanDistance(group.images(), pairs, new PhiloxStream(seed, STREAM, i)));
        }
        return conditions;
    }

    private static void add(List<WatchedCondition> conditions, String name, List<Float> row, OptionalDouble distance) {
        if (distance.orElse(0) > 0) {
            conditions.add(new WatchedCondition(name, row, distance.getAsDouble()));
        }
    }

    private List<Group> classes() {
        Map<Integer, List<Integer>> byClass = Arrays.stream(rows.known())
                .boxed()
                .collect(Collectors.groupingBy(image -> rows.split().label(image)));
        List<String> names = rows.space().names();
        return IntStream.range(0, names.size())
                .mapToObj(label -> new Group(
                        names.get(label), oneHot(label, names.size()), byClass.getOrDefault(label, List.of())))
                .toList();
    }

    private List<Group> sharedVectors() {
        Map<FloatBuffer, List<Integer>> byVector = new LinkedHashMap<>();
        for (int image : described()) {
            byVector.computeIfAbsent(FloatBuffer.wrap(row(image)), vector -> new ArrayList<>())
                    .add(image);
        }
        return byVector.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= NEIGHBOURS)
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size())) // stable: the first among equals
                .limit(VECTORS)
                .map(entry -> new Group(
                        name(entry.getKey().array()), boxed(entry.getKey().array()), entry.getValue()))
                .toList();
    }

    private List<WatchedCondition> nearestVectors() {
        int[] images = described();
        List<WatchedCondition> conditions = new ArrayList<>();
        int[] order = new PhiloxStream(seed, STREAM, 0).permutation(images.length);
        for (int i = 0; i < Math.min(VECTORS, images.length); i++) {
            int image = images[order[i]];
            OptionalDouble distance = nearest(image, images)
                    .mapToDouble(other -> real.distance(image, other))
                    .average();
            add(conditions, "image " + image, boxed(row(image)), distance);
        }
        return conditions;
    }

    private IntStream nearest(int image, int[] images) {
        float[] vector = row(image);
        return Arrays.stream(images)
                .filter(other -> other != image)
                .mapToObj(other -> new Neighbour(other, squaredDistance(vector, row(other))))
                .sorted(Comparator.comparingDouble(Neighbour::squaredDistance))
                .limit(NEIGHBOURS)
                .mapToInt(Neighbour::image);
    }

    private record Neighbour(int image, double squaredDistance) {}

    /** Images whose attributes are all known, at most {@value #ROWS}, spread over the split. */
    private int[] described() {
        int[] known = rows.known();
        int count = Math.min(ROWS, known.length);
        return IntStream.range(0, count)
                .map(i -> known[(int) ((long) i * known.length / count)])
                .filter(image -> {
                    for (float value : row(image)) {
                        if (Float.isNaN(value)) {
                            return false;
                        }
                    }
                    return true;
                })
                .toArray();
    }

    private float[] row(int image) {
        float[] values = new float[rows.space().size()];
        rows.copy(image, values, 0);
        return values;
    }

    /** Of attributes in shares of their range. */
    private double squaredDistance(float[] first, float[] second) {
        List<Attribute> attributes = rows.space().labels().attributes();
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            Attribute attribute = attributes.get(i);
            double range = attribute.isBinary() ? 1 : attribute.maximum() - attribute.minimum();
            double difference = range > 0 ? (first[i] - second[i]) / range : 0;
            sum += difference * difference;
        }
        return sum;
    }

    /** The attributes that hold. */
    private String name(float[] vector) {
        List<Attribute> attributes = rows.space().labels().attributes();
        String name = IntStream.range(0, vector.length)
                .filter(i -> vector[i] != 0)
                .mapToObj(i -> attributes.get(i).isBinary()
                        ? attributes.get(i).name()
                        : attributes.get(i).name() + "=" + vector[i])
                .collect(Collectors.joining("+"));
        return name.isEmpty() ? "no attribute" : name;
    }

    private static List<Float> oneHot(int label, int size) {
        List<Float> row = new ArrayList<>(Collections.nCopies(size, 0f));
        row.set(label, 1f);
        return row;
    }

    private static List<Float> boxed(float[] vector) {
        List<Float> row = new ArrayList<>(vector.length);
        for (float value : vector) {
            row.add(value);
        }
        return row;
    }

    private static List<Integer> boxed(int[] images) {
        return Arrays.stream(images).boxed().toList();
    }
}
