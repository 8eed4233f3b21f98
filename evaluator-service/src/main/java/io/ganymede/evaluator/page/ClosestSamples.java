package io.ganymede.evaluator.page;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.neighbour.NearestNeighbours;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The generated images that are closest to a real one, closest first. */
public final class ClosestSamples {
    private static final int MOST_SEARCHED = 1_000;

    private final List<Integer> rows;
    private final String among;

    private ClosestSamples(List<Integer> rows, String among) {
        this.rows = rows.subList(0, Math.min(Neighbours.ROWS, rows.size()));
        this.among = among;
    }

    /**
     * Those that are known from a search among all images.
     *
     * @param closest their rows, closest first
     * @param all number of all generated images
     */
    public static ClosestSamples known(List<Integer> closest, int all) {
        return new ClosestSamples(List.copyOf(closest), all(all));
    }

    /**
     * Those among the first {@value #MOST_SEARCHED} images, so that a page costs little.
     *
     * @param generated features {@code [N, d]}
     * @param real features {@code [M, d]}
     */
    public static ClosestSamples searched(RowSet generated, RowSet real, LinearAlgebra algebra) {
        int searched = Math.min(MOST_SEARCHED, generated.rows());
        NearestNeighbours found = NearestNeighbours.of(
                generated.subset(IntStream.range(0, searched).toArray()), real, algebra);
        return new ClosestSamples(
                IntStream.range(0, searched)
                        .boxed()
                        .sorted(Comparator.comparingDouble(found::distance))
                        .toList(),
                searched == generated.rows()
                        ? all(searched)
                        : "the first " + Numbers.count(searched) + " generated images");
    }

    /** Rows of the generated images. */
    public int[] rows() {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Which images were looked at, in words. */
    public String among() {
        return among;
    }

    private static String all(int count) {
        return "all " + Numbers.count(count) + " generated images";
    }
}
