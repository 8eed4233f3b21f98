package io.ganymede.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestDraftTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void setsValuesByPath() {
        RequestDraft draft = RequestDraft.empty()
                .preset("am-gan")
                .dataset("fashion")
                .set("training.steps=500")
                .set("training.optimizers.generator.learningRate=1e-3")
                .set("name=first try")
                .set("labels.team=a=b");

        assertThat(Json.line(draft.json()))
                .isEqualTo("{\"preset\":\"am-gan\",\"dataset\":{\"name\":\"fashion\"},\"training\":{\"steps\":500,"
                        + "\"optimizers\":{\"generator\":{\"learningRate\":0.001}}},\"name\":\"first try\","
                        + "\"labels\":{\"team\":\"a=b\"}}");
    }

    @Test
    void givesAJobIdThatIsADnsLabel() {
        String jobId = RequestDraft.empty().preset("am-gan").withJobId(CLOCK).jobId();

        assertThat(jobId).matches("am-gan-20261121-100000-[0-9a-f]{4}");
    }

    @Test
    void keepsAGivenJobId() {
        assertThat(RequestDraft.empty().set("jobId=mine").withJobId(CLOCK).jobId())
                .isEqualTo("mine");
    }

    @Test
    void refusesAssignmentsWithoutPath() {
        assertThatThrownBy(() -> RequestDraft.empty().set("steps"))
                .isInstanceOf(PlatformException.class)
                .hasMessage("'steps' is no assignment: expected path=value");
        assertThatThrownBy(() -> RequestDraft.empty().set("name=x").set("name.y=1"))
                .hasMessageContaining("goes through 'name', which is no object but \"x\"");
    }

    @Test
    void refusesFilesThatAreNoJsonObject(@TempDir Path directory) throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.json"), "{\"preset\": ");
        Path list = Files.writeString(directory.resolve("list.json"), "[1]");

        assertThatThrownBy(() -> RequestDraft.read(broken))
                .hasMessageContaining("broken.json' is not valid JSON at line 1, column");
        assertThatThrownBy(() -> RequestDraft.read(list)).hasMessageContaining("is no JSON object: got ARRAY");
        assertThatThrownBy(() -> RequestDraft.read(directory.resolve("none.json")))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void refusesFilesThatAreTooLarge(@TempDir Path directory) throws IOException {
        Path huge = Files.write(directory.resolve("huge.json"), new byte[5 << 20]);

        assertThatThrownBy(() -> RequestDraft.read(huge))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE))
                .hasMessageContaining("has 5242880 bytes: a request may have 262144");
    }
}
