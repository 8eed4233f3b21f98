package io.ganymede.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.json.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo through the launcher, shortened: the whole way, with less training. */
class DemoIT {
    private static final long PATIENCE_SECONDS = 600;

    @Test
    void trainsScoresPromotesAndServes(@TempDir Path home) throws IOException {
        Launcher.Result result =
                new Launcher(home).run(PATIENCE_SECONDS, "demo", "--ports", "auto", "--steps", "100", "--seed", "4");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("LABEL ACC").contains("<- served").contains("./ganymede sample");
        BufferedImage grid = ImageIO.read(home.resolve("demo/grid.png").toFile());
        assertThat(grid.getWidth()).isGreaterThanOrEqualTo(280);
        assertThat(grid.getHeight()).isGreaterThanOrEqualTo(280);
        JsonNode summary = Json.parse("summary", Files.readAllBytes(home.resolve("demo/summary.json")));
        JsonNode checkpoint = summary.path("checkpoints").path(0);
        assertThat(checkpoint.path("step").asInt()).isEqualTo(100);
        assertThat(checkpoint.path("fid").asDouble()).isPositive().isFinite();
        assertThat(checkpoint.path("classFid").path("perClass"))
                .hasSize(10)
                .allSatisfy(value -> assertThat(value.asDouble()).isPositive().isFinite());
        assertThat(checkpoint.path("labelAccuracy").asDouble()).isBetween(0.0, 1.0);
        assertThat(summary.path("promoted").path("step").asInt()).isEqualTo(100);
        assertThat(summary.path("classifierAccuracy").asDouble()).isGreaterThan(0.75);
        assertThat(ProcessHandle.allProcesses().filter(process -> process.info()
                        .commandLine()
                        .filter(command -> command.contains(home.toString()))
                        .isPresent()))
                .isEmpty();
    }
}
