package io.ganymede.cli.command;

import io.ganymede.common.naming.NamedRegistry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ganymede benchmark NAME}. */
@Command(
        name = "benchmark",
        description = {
            "Measure this machine; every benchmark prints its set-up.",
            "step-time [THREADS] [STEPS] [PRESET...]: training steps against the matrix product of the same run, and memory.",
            "reading [THREADS] [STEPS]: images that the batch reader delivers against those that the smallest network trains on.",
            "import [IMAGES]: import of generated images, from PNG files and from CIFAR's layout, with a heap of 512 MiB.",
            "frechet-distance: features to statistics, FID, ten class FIDs at d = 2048.",
            "neighbours: precision, recall, density, coverage and Parzen likelihood of 10,000 against 10,000.",
            "sampler-latency URL MODEL ONNX-FILE [CALLS]: what a served image adds to a bare ONNX Runtime call."
        })
public final class BenchmarkCommand implements Callable<Integer> {
    private static final NamedRegistry<Benchmark> BENCHMARKS = NamedRegistry.of(
            "benchmark",
            List.of(
                    Benchmark.ofService("step-time", "trainer", "io.ganymede.trainer.benchmark.StepTimeBenchmark"),
                    Benchmark.ofService("reading", "trainer", "io.ganymede.trainer.benchmark.ReadingBenchmark"),
                    new Benchmark(
                            "import",
                            List.of("cli/target/ganymede-cli.jar", "cli/target/lib/*"),
                            "512m",
                            "io.ganymede.cli.benchmark.ImportBenchmark"),
                    Benchmark.ofService(
                            "frechet-distance",
                            "evaluator",
                            "io.ganymede.evaluator.benchmark.FrechetDistanceBenchmark"),
                    Benchmark.ofService(
                            "neighbours", "evaluator", "io.ganymede.evaluator.benchmark.NeighbourBenchmark"),
                    Benchmark.ofService(
                            "sampler-latency", "sampler", "io.ganymede.sampler.benchmark.SamplerLatencyBenchmark")),
            Benchmark::name);

    private final CommandContext context;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "step-time, reading, import, frechet-distance, neighbours or sampler-latency")
    @SuppressWarnings("NullAway.Init") // required
    String name;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "arguments of the benchmark")
    List<String> arguments = List.of();

    public BenchmarkCommand(CommandContext context) {
        this.context = context;
    }

    /**
     * A main class in a JVM of its own.
     *
     * @param classPath relative to the installation
     */
    private record Benchmark(String name, List<String> classPath, String heap, String main) {
        static Benchmark ofService(String name, String service, String main) {
            String application = service + "-service/target/quarkus-app/";
            return new Benchmark(
                    name,
                    List.of(application + "app/*", application + "lib/main/*", application + "lib/boot/*"),
                    "2g",
                    main);
        }
    }

    @Override
    public Integer call() {
        Benchmark benchmark = BENCHMARKS.require(name);
        String classPath = benchmark.classPath().stream()
                .map(part -> context.installation().resolve(part).toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + benchmark.heap(),
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
