package io.ganymede.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.cli.Ganymede;
import io.ganymede.cli.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SampleCommandTest {
    private static final byte[] PNG = {1, 2, 3};

    private final StringWriter err = new StringWriter();
    private final Path out;
    private final CommandLine commandLine;

    SampleCommandTest(@TempDir Path directory) {
        out = directory.resolve("out.png");
        commandLine = Ganymede.commandLine(new Workspace(directory, directory.resolve(".ganymede")), Clock.systemUTC())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err));
    }

    @Test
    void asksForClasses() throws IOException {
        assertThat(asked("things", "--class", "3,bag", "--class", "shoe", "--count", "8", "--seed", "42"))
                .isEqualTo(
                        "POST /v1/models/things/generate {\"classes\":[\"3\",\"bag\",\"shoe\"],\"count\":8,\"seed\":42}");
        assertThat(out).hasBinaryContent(PNG);
    }

    @Test
    void asksForAttributes() throws IOException {
        assertThat(asked("faces", "--attribute", "Smiling=1", "--attribute", "Age of face=30.5"))
                .isEqualTo(
                        "POST /v1/models/faces/generate {\"attributes\":{\"Smiling\":1.0,\"Age of face\":30.5},\"count\":1}");
    }

    @Test
    void asksForNothingWhenNothingIsGiven() throws IOException {
        assertThat(asked("plain", "--count", "16")).isEqualTo("POST /v1/models/plain/generate {\"count\":16}");
    }

    @Test
    void saysWhatIsWrongWithAnAttribute() {
        assertThat(run("m", "--attribute", "Smiling")).isEqualTo(2);
        assertThat(err.toString()).contains("--attribute").contains("Smiling");
        assertThat(run("m", "--attribute", "Smiling=yes")).isEqualTo(2);
        assertThat(err.toString()).contains("'yes' is not a double");
        assertThat(run("m", "--attribute", "Smiling=1", "--class", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--class and --attribute exclude each other");
    }

    @Test
    void passesTheSamplersExplanationOn() throws IOException {
        byte[] problem = "{\"detail\": \"/attributes/Smilng: unknown attribute 'Smilng'; did you mean 'Smiling'?\"}"
                .getBytes(UTF_8);
        try (FakeSampler sampler = new FakeSampler(400, "application/problem+json", problem)) {
            assertThat(run("faces", "--attribute", "Smilng=1", "--sampler", sampler.url()))
                    .isEqualTo(1);
        }

        assertThat(err.toString())
                .contains("the sampler refused (400): /attributes/Smilng")
                .contains("did you mean 'Smiling'?");
        assertThat(out).doesNotExist();
    }

    private String asked(String... arguments) throws IOException {
        try (FakeSampler sampler = new FakeSampler(200, "image/png", PNG)) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--sampler", sampler.url()));
            assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
            return sampler.requests().get(0);
        }
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("sample"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", out.toString()));
        return commandLine.execute(all.toArray(String[]::new));
    }
}
