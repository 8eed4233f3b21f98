package io.ganymede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.cli.client.FakeService;
import io.ganymede.cli.part.PartFixtures;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GanymedeTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine;

    GanymedeTest(@TempDir Path directory) {
        commandLine = Ganymede.commandLine(new Workspace(directory, directory.resolve(".ganymede")), Clock.systemUTC())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "up",
                "submit",
                "watch",
                "compare",
                "evaluate",
                "jobs",
                "job",
                "presets",
                "preset",
                "parts",
                "models",
                "sample",
                "dataset",
                "dataset import",
                "dataset list",
                "dataset show",
                "dataset verify",
                "dataset rm",
                "topics",
                "version"
            })
    void everyCommandExplainsItself(String command) {
        int exitCode = run((command + " --help").trim().split(" "));

        assertThat(exitCode).isZero();
        assertThat(out.toString()).startsWith("Usage: ganymede");
    }

    @Test
    void suggestsTheNearestOption() {
        assertThat(run("demo", "--sed=3")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--sed=3'").contains("--seed");
    }

    @Test
    void theMessageComesLastAndPagesOfHelpDoNot() {
        assertThat(run("evaluate", "--referense", "r", "--generated", "g", "--out", "r.json"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "error: Missing required option: '--reference=SOURCE'",
                        "'ganymede evaluate --help' tells what there is");
    }

    @Test
    void suggestsTheNearestCommand() {
        assertThat(run("modls")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean").contains("models");
    }

    @Test
    void asksForACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing");
    }

    @Test
    void listsPresets() {
        assertThat(run("presets")).isZero();
        assertThat(out.toString()).contains("am-gan").contains("cgan").contains("reference-classifier");
    }

    @Test
    void namesTheNearestPreset() {
        assertThat(run("preset", "amgan")).isEqualTo(1);
        assertThat(err.toString()).contains("unknown preset 'amgan'; did you mean 'am-gan'?");
    }

    @Test
    void reportsAllProblemsOfARequestAtOnce() {
        assertThat(run("submit", "--preset", "am-gan", "--set", "training.steps=-1", "--set", "trainig.x=2"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("/training/steps: must be at least 1: got -1")
                .contains("unknown key 'trainig'; did you mean 'training'?")
                .contains("/dataset: is missing");
    }

    @Test
    void refusesAComparisonBeforeAnythingIsAsked() {
        assertThat(run("compare", "--data", "fashion", "--steps", "10")).isEqualTo(2);
        assertThat(err.toString()).contains("--preset").contains("--all");
        assertThat(run("compare", "--data", "fashion", "--steps", "10", "--preset", "am-gan,cgam"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("unknown preset 'cgam'; did you mean 'cgan'?");
        assertThat(run("compare", "--data", "fashion", "--steps", "10", "--preset", "reference-classifier"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("preset 'reference-classifier' trains no GAN")
                .contains("known: [ac-gan");
        assertThat(run("compare", "--data", "fashion", "--steps", "10", "--all", "--set", "training.seed=3"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("use --seed instead of --set");
        assertThat(run("compare", "--data", "fashion", "--steps", "-1", "--all"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("/training/steps: must be at least 1: got -1");
        assertThat(run("compare", "--data", "fashion", "--steps", "10", "--all", "--out", "table.csv"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("file 'table.csv' cannot be written: expected a name that ends in .md or .json");
    }

    @Test
    void refusesAnEvaluationBeforeAnythingIsConverted(@TempDir Path empty) {
        String[] sides = {
            "evaluate", "--reference", empty.toString(), "--generated", empty.toString(), "--out", "r.json"
        };

        assertThat(run("evaluate", "--reference", "r", "--out", "r.json")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required option: '--generated=SOURCE'");
        assertThat(run(with(sides, "--feature=none"))).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--feature=none'").contains("--features");
        assertThat(run(with(sides, "--features=onxx:a"))).isEqualTo(1);
        assertThat(err.toString()).contains("unknown kind of features 'onxx'; did you mean 'onnx'?");
        assertThat(run(with(sides, "--protocol=clean"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("--protocol: unknown protocol 'clean'")
                .contains("clean-fid");
        assertThat(run(with(sides, "--samples=1"))).isEqualTo(1);
        assertThat(err.toString()).contains("--samples must be at least 2: got 1");
        assertThat(run(with(sides, "--features=none"))).isEqualTo(1);
        assertThat(err.toString()).contains("source '" + empty + "' has no images");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void saysThatNoBrokerAnswers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(run("jobs", "--brokers", "127.0.0.1:" + port)).isEqualTo(1);
        assertThat(err.toString())
                .contains("no Kafka broker answers at '127.0.0.1:" + port + "'")
                .contains("./ganymede up");
    }

    @Test
    void saysThatAPortIsInUse() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = holder.getLocalPort();

            assertThat(run("up", "--http-port", Integer.toString(port))).isEqualTo(1);
            assertThat(err.toString())
                    .contains("port " + port + " for the API of the sampler is in use")
                    .contains("--http-port")
                    .contains("--ports auto");
        }
    }

    @Test
    void saysWhatIsWrongWithAnImport(@TempDir Path empty) {
        assertThat(run("dataset", "import", "x", "--format", "idx", "--from", empty.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("has no IDX files");
        assertThat(run("dataset", "import", "x", "--format", "tar", "--from", empty.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("idx");
    }

    @Test
    void tellsThePartsOfTheTrainer() throws IOException {
        try (FakeService trainer = FakeService.answering("/v1/parts", Json.bytes(PartFixtures.CATALOGUE))) {
            assertThat(run("parts", "--trainer", trainer.url())).isZero();
            assertThat(out.toString()).contains("least-squares").contains("a b");
            assertThat(run("parts", "loss", "--json", "--trainer", trainer.url()))
                    .isZero();
            assertThat(out.toString()).contains("\"nameAt\" : \"training.loss\"");
            assertThat(run("parts", "los", "--trainer", trainer.url())).isEqualTo(1);
            assertThat(err.toString()).contains("unknown kind of part 'los'; did you mean 'loss'?");
            assertThat(run("parts", "loss", "least-square", "--trainer", trainer.url()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("unknown loss 'least-square'; did you mean 'least-squares'?");
        }
    }

    private static String[] with(String[] arguments, String last) {
        return Stream.concat(Arrays.stream(arguments), Stream.of(last)).toArray(String[]::new);
    }

    private int run(String... arguments) {
        return commandLine.execute(arguments.length == 1 && arguments[0].isEmpty() ? new String[0] : arguments);
    }
}
