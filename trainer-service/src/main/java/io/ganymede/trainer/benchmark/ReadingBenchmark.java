package io.ganymede.trainer.benchmark;

import io.ganymede.common.network.Shape;
import io.ganymede.trainer.dataset.BatchOrder;
import io.ganymede.trainer.dataset.BatchReader;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.GanPlan;
import io.ganymede.trainer.training.GanState;
import io.ganymede.trainer.training.GanTraining;
import io.ganymede.trainer.training.StepReport;
import io.ganymede.trainer.training.TrainingListener;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Sets how many images a second the batch reader alone delivers, shuffled, against how many the smallest network takes in
 * training: {@code ReadingBenchmark [threads] [steps]}. Batches of 64; medians over ten passes of the reader and over the last
 * two thirds of the steps. The file was just written, so it is read from memory, not from the disk.
 */
public final class ReadingBenchmark {
    private static final int BATCH = 64;
    private static final int IMAGES = 20_000;
    private static final int PASSES = 10;
    private static final int TARGET = 10;
    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final int threads;
    private final int steps;

    private ReadingBenchmark(PrintStream out, int threads, int steps) {
        this.out = out;
        this.threads = threads;
        this.steps = steps;
    }

    /** Prints the set-up and a line for each image shape. */
    public static void main(String[] arguments) throws IOException {
        int threads = arguments.length > 0
                ? Integer.parseInt(arguments[0])
                : Runtime.getRuntime().availableProcessors();
        int steps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        new ReadingBenchmark(System.out, threads, steps).run();
    }

    private void run() throws IOException {
        try (EngineSession engine = EngineSession.open("cpu", threads)) {
            out.println("cores=" + Runtime.getRuntime().availableProcessors() + " images=" + IMAGES + " batch=" + BATCH
                    + " " + engine.provenance());
            measure(engine, 1, 28);
            measure(engine, 3, 64);
        }
    }

    private void measure(EngineSession engine, int channels, int side) throws IOException {
        try (RandomImages images = new RandomImages(channels, side, IMAGES)) {
            report(images.manifest().imageShape(), reading(images), training(engine, images));
        }
    }

    private void report(Shape shape, double reading, double training) {
        out.printf(
                Locale.ROOT,
                "%-12s reader=%.0f images/s (%.0f MB/s) training=%.0f images/s ratio=%.0f target=%d%n",
                shape,
                reading,
                reading * shape.elements() / 1e6,
                training,
                reading / training,
                TARGET);
    }

    /** Images a second of the reader when nobody else works. */
    private static double reading(RandomImages images) {
        List<Double> rates = new ArrayList<>();
        BatchOrder order = new BatchOrder(1, images.split().labelled(), BATCH);
        int batches = order.batchesPerEpoch();
        try (BatchReader reader = new BatchReader(images.split(), order, 0)) {
            for (int pass = 0; pass < PASSES; pass++) {
                long started = System.nanoTime();
                for (int batch = 0; batch < batches; batch++) {
                    reader.next();
                }
                rates.add((double) batches * BATCH * NANOS / (System.nanoTime() - started));
            }
        }
        return median(rates);
    }

    /** Images a second of the training, which reads too. */
    private double training(EngineSession engine, RandomImages images) {
        GanPlan plan = BenchmarkPlan.gan(ImageSpace.of(images.manifest()), "tiny", "am-gan", BATCH, steps);
        List<Double> rates = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                if (report.step() > steps / 3) { // the first third warms up
                    rates.add(report.images() / report.seconds());
                }
            }
        };
        try (GanState state = GanState.initial(engine, plan)) {
            new GanTraining(engine, plan, state, images.split(), listener).run(steps);
        }
        return median(rates);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
