package io.ganymede.evaluator.page;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.neighbour.NearestNeighbours;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Generated images, each beside the real ones that are nearest to it in feature space.
 *
 * @param words which images these are
 * @param rows a row a generated image; empty when they are not known
 */
public record Neighbours(String words, List<Row> rows) {
    /** Nothing is known. */
    public static final Neighbours NONE = new Neighbours("", List.of());
    /** Rows that a page shows. */
    public static final int ROWS = 8;

    private static final int NEAREST = 3;

    public Neighbours {
        rows = List.copyOf(rows);
    }

    /**
     * A generated image.
     *
     * @param name what it is called
     * @param nearest real images, nearest first
     * @param usual how far the nearest real image is from its own nearest other one; absent where there is no other
     */
    public record Row(
            Picture picture,
            String name,
            List<Near> nearest,
            @Nullable Double usual) {
        public Row {
            nearest = List.copyOf(nearest);
        }

        /** What is striking about the distance to the nearest one. */
        String remark() {
            double distance = nearest.get(0).distance();
            if (distance == 0) {
                return "identical";
            }
            return usual != null && distance < usual ? "nearer than real ones" : "";
        }
    }

    /**
     * A real image.
     *
     * @param distance of the features, Euclidean
     */
    public record Near(Picture picture, String name, double distance) {}

    /**
     * One side of a search.
     *
     * @param features {@code [N, d]}
     * @param pictures finds an image by its row
     * @param classes finds the class name of an image; empty without
     */
    public record Side(RowSet features, IntFunction<Picture> pictures, IntFunction<String> classes) {
        private String name(int row) {
            String ofClass = classes.apply(row);
            return ofClass.isEmpty() ? "image " + row : ofClass + ", image " + row;
        }
    }

    /**
     * Looks for the real neighbours of some generated images.
     *
     * @param chosen rows of the generated images; in the same order on the page
     */
    public static Neighbours of(String words, Side generated, int[] chosen, Side real, LinearAlgebra algebra) {
        int k = Math.min(NEAREST, real.features().rows());
        NearestNeighbours found =
                NearestNeighbours.of(RowSet.of(generated.features().select(chosen)), real.features(), k, algebra);
        int[] nearest = IntStream.range(0, chosen.length).map(found::index).toArray();
        NearestNeighbours usual =
                real.features().rows() < 2 ? null : NearestNeighbours.ofOthers(real.features(), nearest, algebra);
        return new Neighbours(
                words,
                IntStream.range(0, chosen.length)
                        .mapToObj(i -> new Row(
                                generated.pictures().apply(chosen[i]),
                                generated.name(chosen[i]),
                                IntStream.range(0, k)
                                        .mapToObj(rank -> new Near(
                                                real.pictures().apply(found.index(i, rank)),
                                                real.name(found.index(i, rank)),
                                                found.distance(i, rank)))
                                        .toList(),
                                usual == null ? null : (Double) usual.distance(i)))
                        .toList());
    }
}
