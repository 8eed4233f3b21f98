package io.ganymede.evaluator.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.metric.Authenticity;
import io.ganymede.evaluator.neighbour.NearestNeighbours;
import io.ganymede.evaluator.page.Neighbours;
import io.ganymede.evaluator.page.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The generated samples that are closest to a real one, closest first. Where authPct was measured they are known from it; else only
 * the first {@value #MOST_SEARCHED} are looked at, so that a page costs little.
 */
final class ClosestSamples {
    private static final int MOST_SEARCHED = 1_000;

    private final int[] rows;
    private final String among;

    private ClosestSamples(int[] rows, String among) {
        this.rows = rows;
        this.among = among;
    }

    static ClosestSamples of(ComparisonReport report, RowSet generated, RowSet real, LinearAlgebra algebra) {
        JsonNode measured = report.details().get(Authenticity.ID);
        if (measured != null) {
            List<Integer> closest = new ArrayList<>();
            measured.path("closest")
                    .forEach(sample -> closest.add(sample.path("generated").asInt()));
            return new ClosestSamples(first(closest.stream()), all(generated.rows()));
        }
        int searched = Math.min(MOST_SEARCHED, generated.rows());
        NearestNeighbours found = NearestNeighbours.of(
                generated.subset(IntStream.range(0, searched).toArray()), real, algebra);
        return new ClosestSamples(
                first(IntStream.range(0, searched).boxed().sorted(Comparator.comparingDouble(found::distance))),
                searched == generated.rows()
                        ? all(searched)
                        : "the first " + Numbers.count(searched) + " generated images");
    }

    /** Rows of the generated samples. */
    int[] rows() {
        return rows.clone();
    }

    /** Which samples were looked at, in words. */
    String among() {
        return among;
    }

    private static int[] first(Stream<Integer> sorted) {
        return sorted.limit(Neighbours.ROWS).mapToInt(Integer::intValue).toArray();
    }

    private static String all(int count) {
        return "all " + Numbers.count(count) + " generated images";
    }
}
