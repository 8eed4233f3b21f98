package io.ganymede.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.json.Json;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation through the launcher, without a platform; the numbers are those of NumPy and SciPy in float64. */
class EvaluateIT {
    private static final long PATIENCE_SECONDS = 120;
    private static final int COLUMNS = 16;

    private final Path directory;
    private final Launcher launcher;

    EvaluateIT(@TempDir Path directory) {
        this.directory = directory;
        this.launcher = new Launcher(directory.resolve("home"));
    }

    @Test
    void scoresFeaturesWithClasses() throws IOException {
        // Given
        Path reference = features("reference", 200, 1, 1, 0);
        Path generated = features("generated", 150, 2, 0.9, 0.15);
        Path report = directory.resolve("report.json");

        // When
        Launcher.Result result = evaluate(reference, generated, report, "all");

        // Then
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("0.142103").contains("skipped parzen: needs ");
        JsonNode json = Json.parse("report", Files.readAllBytes(report));
        assertThat(json.at("/metrics/fid/value").asDouble()).isCloseTo(0.142103140106, within(1e-12));
        assertThat(json.at("/metrics/fid/standardError").asDouble()).isPositive();
        assertThat(json.at("/metrics/classFid/value").asDouble()).isCloseTo(0.234928092586, within(1e-12));
        assertThat(json.at("/metrics/classFid/perClass/1").asDouble()).isCloseTo(0.234712760402, within(1e-12));
        assertThat(json.at("/metrics/coverage/value").asDouble()).isCloseTo(0.94, within(1e-12));
        assertThat(directory.resolve("report.html")).content().contains("<title>", "data:image/png;base64,");
    }

    @Test
    void classifiersAreTrainedForTheirScore() throws IOException {
        // Given: generated images whose labels are those of the real ones, but of the two last classes, which are
        // swapped
        Path reference = images("reference", 90, 0, 1, 2);
        Path training = images("training", 120, 0, 1, 2);
        Path generated = images("generated", 60, 0, 2, 1);
        Path report = directory.resolve("report.json");

        // When
        Launcher.Result result = launcher.run(
                PATIENCE_SECONDS,
                "evaluate",
                "--reference",
                reference.toString(),
                "--training",
                training.toString(),
                "--generated",
                generated.toString(),
                "--metrics",
                "cas",
                "--cas-steps",
                "40",
                "--out",
                report.toString());

        // Then
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("training for cas", "80 of 80 steps", "casReal", "casReverse")
                .doesNotContain("WARN", "INFO");
        JsonNode json = Json.parse("report", Files.readAllBytes(report));
        assertThat(json.at("/metrics/cas/value").asDouble()).isCloseTo(1 / 3.0, within(0.05));
        assertThat(json.at("/metrics/cas/perClass/0").asDouble()).isGreaterThan(0.9);
        assertThat(json.at("/metrics/cas/perClass/1").asDouble()).isLessThan(0.1);
        assertThat(json.at("/metrics/casReal/value").asDouble()).isGreaterThan(0.95);
        assertThat(json.at("/metrics/casReverse/value").asDouble()).isCloseTo(1 / 3.0, within(0.05));
        assertThat(json.at("/details/cas/images").toString())
                .isEqualTo("{\"generated\":60,\"realTraining\":60,\"realTrainingAll\":120,\"realTest\":90}");
        assertThat(json.at("/protocol/classification/training/steps").asLong()).isEqualTo(40);
    }

    @Test
    void aMistypedMetricLeavesNoReport() {
        Path report = directory.resolve("report.json");
        Launcher.Result result =
                evaluate(features("reference", 20, 1, 1, 0), features("generated", 20, 2, 1, 0), report, "coverge");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("unknown metric 'coverge'; did you mean 'coverage'?");
        assertThat(report).doesNotExist();
        assertThat(directory.resolve("report.html")).doesNotExist();
    }

    private Launcher.Result evaluate(Path reference, Path generated, Path report, String metrics) {
        return launcher.run(
                PATIENCE_SECONDS,
                "evaluate",
                "--reference",
                reference.toString(),
                "--generated",
                generated.toString(),
                "--features",
                "none",
                "--metrics",
                metrics,
                "--out",
                report.toString());
    }

    /** Rows of a linear congruential generator, scaled, with something added to every third column; labels take turns. */
    private Path features(String name, int rows, long seed, double scale, double added) {
        double[] values = new double[rows * COLUMNS];
        long state = seed;
        for (int i = 0; i < values.length; i++) {
            state = (1_664_525 * state + 1_013_904_223) % (1L << 32);
            values[i] = scale * state / (1L << 32) + (i % COLUMNS % 3 == 0 ? added : 0);
        }
        Path file = directory.resolve(name + ".safetensors");
        SafetensorsWriter.write(
                file,
                Map.of(
                        "features", Tensor.ofDoubles(List.of((long) rows, (long) COLUMNS), values),
                        "labels",
                                Tensor.ofLongs(
                                        List.of((long) rows),
                                        LongStream.range(0, rows)
                                                .map(row -> row % 2)
                                                .toArray())),
                Map.of());
        return file;
    }

    /** Images of 8 x 8 pixels in turns of three, each with one bright quadrant, and the labels that they have in turn. */
    private Path images(String name, int count, long... labels) {
        byte[] pixels = new byte[count * 64];
        for (int i = 0; i < pixels.length; i++) {
            int quadrant = i % 64 / 32 * 2 + i % 8 / 4;
            pixels[i] = (byte) ((quadrant == i / 64 % 3 ? 200 : 20) + i * 31 % 37);
        }
        Path file = directory.resolve(name + ".safetensors");
        SafetensorsWriter.write(
                file,
                Map.of(
                        "images", Tensor.ofBytes(List.of((long) count, 1L, 8L, 8L), pixels),
                        "labels",
                                Tensor.ofLongs(
                                        List.of((long) count),
                                        LongStream.range(0, count)
                                                .map(row -> labels[(int) row % 3])
                                                .toArray())),
                Map.of());
        return file;
    }
}
