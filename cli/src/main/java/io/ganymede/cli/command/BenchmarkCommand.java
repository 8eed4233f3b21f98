package io.ganymede.cli.command;

import io.ganymede.common.naming.NamedRegistry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ganymede benchmark NAME}. */
@Command(
        name = "benchmark",
        description = {
            "Measure this machine; every benchmark prints its set-up.",
            "step-time [THREADS] [STEPS]: training steps against the matrix product of the same run.",
            "reading [THREADS] [STEPS]: images that the batch reader delivers against those that the smallest network trains on.",
            "frechet-distance: features to statistics, FID, ten class FIDs at d = 2048.",
            "sampler-latency URL MODEL ONNX-FILE [CALLS]: what a served image adds to a bare ONNX Runtime call."
        })
public final class BenchmarkCommand implements Callable<Integer> {
    private static final NamedRegistry<Benchmark> BENCHMARKS = NamedRegistry.of(
            "benchmark",
            List.of(
                    new Benchmark("step-time", "trainer", "io.ganymede.trainer.benchmark.StepTimeBenchmark"),
                    new Benchmark("reading", "trainer", "io.ganymede.trainer.benchmark.ReadingBenchmark"),
                    new Benchmark(
                            "frechet-distance",
                            "evaluator",
                            "io.ganymede.evaluator.benchmark.FrechetDistanceBenchmark"),
                    new Benchmark(
                            "sampler-latency", "sampler", "io.ganymede.sampler.benchmark.SamplerLatencyBenchmark")),
            Benchmark::name);

    private final CommandContext context;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "step-time, reading, frechet-distance or sampler-latency")
    @SuppressWarnings("NullAway.Init") // required
    String name;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "arguments of the benchmark")
    List<String> arguments = List.of();

    public BenchmarkCommand(CommandContext context) {
        this.context = context;
    }

    private record Benchmark(String name, String service, String main) {}

    @Override
    public Integer call() {
        Benchmark benchmark = BENCHMARKS.require(name);
        Path application = context.installation().resolve(benchmark.service() + "-service/target/quarkus-app");
        String classPath = String.join(
                File.pathSeparator,
                application.resolve("app").resolve("*").toString(),
                application.resolve("lib/main").resolve("*").toString(),
                application.resolve("lib/boot").resolve("*").toString());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                classPath,
                benchmark.main()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("benchmark '" + name + "' cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
