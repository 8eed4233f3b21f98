package io.ganymede.trainer.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.GanPlan;
import io.ganymede.trainer.training.GanState;
import io.ganymede.trainer.training.GanTraining;
import io.ganymede.trainer.training.StepReport;
import io.ganymede.trainer.training.TrainingListener;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times training steps on random 28x28 images at batch 64 and sets them against the rate of a matrix product (GEMM, 1024^3)
 * in the same run: {@code StepTimeBenchmark [threads] [steps] [preset ...]}: the presets, or methods concat and am-gan on networks tiny and
 * small. Gradients of gradients are not counted as work. Rates are medians by the wall clock; on a machine with other
 * work the processor time of the training thread says more, and with one thread it is all of the step's.
 */
public final class StepTimeBenchmark {
    private static final int IMAGES = 1020;
    private static final int BATCH = 64;
    private static final int GEMM = 1024;
    private static final int GEMM_RUNS = 15;
    private static final double GIGA = 1e9;
    private static final double MILLI = 1e-3;

    private final PrintStream out;
    private final int threads;
    private final int steps;
    private final List<String> presets;

    private StepTimeBenchmark(PrintStream out, int threads, int steps, List<String> presets) {
        this.out = out;
        this.threads = threads;
        this.steps = steps;
        this.presets = presets;
    }

    /** Prints the set-up and a line for each method and architecture. */
    public static void main(String[] arguments) throws IOException {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int steps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        List<String> presets = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
        new StepTimeBenchmark(System.out, threads, steps, presets).run();
    }

    private void run() throws IOException {
        try (EngineSession engine = EngineSession.open("cpu", threads);
                RandomImages data = new RandomImages(1, 28, IMAGES)) {
            out.println("cores=" + Runtime.getRuntime().availableProcessors() + " " + engine.provenance());
            plans(ImageSpace.of(data.manifest())).forEach((title, plan) -> measure(engine, data, title, plan));
        }
    }

    private Map<String, GanPlan> plans(ImageSpace images) {
        Map<String, GanPlan> plans = new LinkedHashMap<>();
        presets.forEach(preset -> plans.put(preset, BenchmarkPlan.preset(images, preset, BATCH, steps)));
        if (plans.isEmpty()) {
            for (String architecture : List.of("tiny", "small")) {
                for (String method : List.of("concat", "am-gan")) {
                    plans.put(
                            architecture + " " + method, BenchmarkPlan.gan(images, architecture, method, BATCH, steps));
                }
            }
        }
        return plans;
    }

    private void measure(EngineSession engine, RandomImages data, String title, GanPlan plan) {
        double gemm = gemmRate(engine);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        List<Double> wall = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<String> resident = new ArrayList<>();
        try (GanState state = GanState.initial(engine, plan)) {
            TrainingListener listener = new TrainingListener() {
                private long last = clock.getCurrentThreadCpuTime();

                @Override
                public void onStep(StepReport report) {
                    long now = clock.getCurrentThreadCpuTime();
                    if (report.step() > steps / 3) { // the first third warms up
                        wall.add(report.seconds());
                        processor.add((now - last) / GIGA);
                    }
                    if (report.step() == steps / 3 || report.step() == steps) {
                        resident.add(ResidentMemory.mebibytes().stream()
                                .mapToObj(size -> size + " MiB")
                                .findFirst()
                                .orElse("unknown"));
                    }
                    last = now;
                }
            };
            new GanTraining(engine, plan, state, data.split(), listener).run(steps);
        }
        double work = FlopCount.step(plan) * (BATCH / GIGA);
        double rate = work / median(wall);
        out.printf(
                Locale.ROOT,
                "%-16s threads=%d step=%.1f ms processor=%.1f ms work=%.2f GFLOP rate=%.0f GFLOP/s gemm=%.0f GFLOP/s"
                        + " ratio=%.2f resident=%s%n",
                title,
                threads,
                median(wall) / MILLI,
                median(processor) / MILLI,
                work,
                rate,
                gemm,
                rate / gemm,
                String.join(" to ", resident));
    }

    private static double gemmRate(EngineSession engine) {
        List<Double> seconds = new ArrayList<>();
        try (NDManager arrays = engine.arrays().newSubManager()) {
            NDArray a = arrays.randomNormal(0, 1, new Shape(GEMM, GEMM), DataType.FLOAT32);
            NDArray b = arrays.randomNormal(0, 1, new Shape(GEMM, GEMM), DataType.FLOAT32);
            for (int run = 0; run < GEMM_RUNS; run++) {
                long started = System.nanoTime();
                a.matMul(b).close();
                seconds.add((System.nanoTime() - started) / GIGA);
            }
        }
        return 2.0 * GEMM * GEMM * GEMM / GIGA / median(seconds);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
