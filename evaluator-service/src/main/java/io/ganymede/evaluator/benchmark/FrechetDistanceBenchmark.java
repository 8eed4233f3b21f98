package io.ganymede.evaluator.benchmark;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.metric.ClassFrechetDistance;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureAccumulator;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Times what an evaluation spends on Fréchet distances, at Inception's d = 2048: 50,000 rows to statistics, the distance
 * of two stored statistics, ten per-class distances of 1,000 against 1,000. The rate of a matrix product of the same run
 * stands beside them, for a shared machine is slower by the same share in both.
 */
public final class FrechetDistanceBenchmark {
    private static final int DIMENSIONS = 2048;
    private static final int ROWS = 50_000;
    private static final int BATCH = 500;
    private static final int CLASSES = 10;
    private static final int CLASS_ROWS = 1000;
    private static final int ROUNDS = 3;

    private final LinearAlgebra algebra = new OpenBlasLinearAlgebra();
    private final FrechetDistance distance = new FrechetDistance(algebra, Ddof.ONE);
    private final PrintStream out;

    private FrechetDistanceBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Runs all measurements; takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        new FrechetDistanceBenchmark(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
    }

    private void run() throws IOException {
        Machine.print(out, algebra);
        printGemmRate();
        FeatureStatistics reference = accumulate(1, ROWS);
        FeatureStatistics generated = accumulate(2, 2 * DIMENSIONS);
        timed("fid of two statistics", () -> distance.between(reference, generated)
                .value());
        List<FeatureStatistics> real = classes(100);
        List<FeatureStatistics> fake = classes(200);
        ClassFrechetDistance perClass = new ClassFrechetDistance(distance);
        timed("10 x (1000 vs 1000)", () -> perClass.between(real, fake).mean());
        out.printf(
                Locale.ROOT,
                "self     fid %.3e%n",
                distance.between(reference, reference).unclamped());
    }

    private void printGemmRate() {
        Matrix square = SyntheticFeatures.rows(new SplittableRandom(9), DIMENSIONS, DIMENSIONS);
        double seconds = timed(
                "gemm 2048^3", () -> algebra.transposedProduct(square, square).at(0, 0));
        out.printf(Locale.ROOT, "rate     %.1f GFLOP/s%n", 2e-9 * Math.pow(DIMENSIONS, 3) / seconds);
    }

    private FeatureStatistics accumulate(long seed, int rows) {
        FeatureAccumulator accumulator = new FeatureAccumulator(DIMENSIONS, algebra);
        SplittableRandom random = new SplittableRandom(seed);
        Stopwatch watch = new Stopwatch();
        for (int done = 0; done < rows; done += BATCH) {
            Matrix batch = SyntheticFeatures.rows(random, Math.min(BATCH, rows - done), DIMENSIONS);
            float[] asExtracted = new float[batch.values().length];
            for (int i = 0; i < asExtracted.length; i++) {
                asExtracted[i] = (float) batch.values()[i];
            }
            watch.start();
            accumulator.add(asExtracted);
            watch.stop();
        }
        watch.start();
        FeatureStatistics statistics = accumulator.statistics();
        watch.stop();
        out.printf(Locale.ROOT, "%-24s %s%n", rows + " rows to statistics", watch);
        return statistics;
    }

    private List<FeatureStatistics> classes(long seed) {
        return IntStream.range(0, CLASSES)
                .mapToObj(c -> FeatureStatistics.of(
                        SyntheticFeatures.rows(new SplittableRandom(seed + c), CLASS_ROWS, DIMENSIONS), algebra))
                .toList();
    }

    /** Best wall time of the rounds, in seconds. */
    private double timed(String name, Supplier<Double> work) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            Stopwatch watch = new Stopwatch();
            watch.start();
            double value = work.get();
            watch.stop();
            out.printf(Locale.ROOT, "%-24s %s (result %.6f)%n", name, watch, value);
            best = Math.min(best, watch.wallSeconds());
        }
        return best;
    }
}
