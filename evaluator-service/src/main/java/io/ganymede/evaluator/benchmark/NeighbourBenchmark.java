package io.ganymede.evaluator.benchmark;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.metric.ParzenLikelihood;
import io.ganymede.evaluator.metric.PrecisionRecall;
import io.ganymede.evaluator.neighbour.BallRule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Times what an evaluation spends on distances between all samples: precision, recall, density and coverage of 10,000
 * against 10,000 at Inception's d = 2048, and the Parzen likelihood of 10,000 test samples under 10,000 generated ones of
 * 784 pixels for ten sigmas. The process's peak memory stands beside them, its inputs (164 MB in float32) included.
 */
public final class NeighbourBenchmark {
    private static final int ROWS = 10_000;
    private static final int DIMENSIONS = 2048;
    private static final int PIXELS = 784;
    private static final int CHUNK = 500;

    private final LinearAlgebra algebra = new OpenBlasLinearAlgebra();
    private final PrintStream out;

    private NeighbourBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Runs both measurements; takes no arguments. A heap of 208 MB, of which 20 MB are young, is enough. */
    public static void main(String[] arguments) throws IOException {
        new NeighbourBenchmark(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
    }

    private void run() throws IOException {
        Machine.print(out, algebra);
        precisionRecall();
        parzen();
    }

    private void precisionRecall() throws IOException {
        RowSet real = features(1, DIMENSIONS);
        RowSet generated = features(2, DIMENSIONS);
        Stopwatch watch = new Stopwatch();
        watch.start();
        PrecisionRecall.Result result = new PrecisionRecall(algebra, BallRule.prdc()).between(real, generated);
        watch.stop();
        out.printf(
                Locale.ROOT,
                "%-24s %s (P %.4f R %.4f D %.4f C %.4f), peak memory %s%n",
                "prdc 10k/10k x 2048",
                watch,
                result.precision().value(),
                result.recall().value(),
                result.density().mean(),
                result.coverage().value(),
                Machine.peakMemory());
    }

    private void parzen() throws IOException {
        RowSet generated = features(3, PIXELS);
        RowSet test = features(4, PIXELS);
        Stopwatch watch = new Stopwatch();
        watch.start();
        double best = new ParzenLikelihood(algebra)
                .of(generated, test, ParzenLikelihood.defaultSigmas()).stream()
                        .mapToDouble(result -> result.logLikelihood().mean())
                        .max()
                        .orElseThrow();
        watch.stop();
        out.printf(
                Locale.ROOT,
                "%-24s %s (best %.4f), peak memory %s%n",
                "parzen 10k/10k x 784",
                watch,
                best,
                Machine.peakMemory());
    }

    private static RowSet features(long seed, int dimensions) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[ROWS * dimensions];
        for (int done = 0; done < ROWS; done += CHUNK) {
            Matrix chunk = SyntheticFeatures.rows(random, CHUNK, dimensions);
            for (int i = 0; i < chunk.values().length; i++) {
                values[done * dimensions + i] = (float) chunk.values()[i];
            }
        }
        return RowSet.of(values, dimensions);
    }
}
