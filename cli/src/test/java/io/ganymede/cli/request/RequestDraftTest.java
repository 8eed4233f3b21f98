package io.ganymede.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import io.ganymede.common.request.TrainingRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDraftTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void setsValuesByPath() {
        RequestDraft draft = RequestDraft.empty()
                .preset("am-gan")
                .dataset(new DatasetChoice("fashion", null))
                .set("training.steps=500")
                .set("training.optimizers.generator.learningRate=1e-3")
                .set("name=first try")
                .set("labels.team=a=b");

        assertThat(Json.line(draft.json()))
                .isEqualTo("{\"preset\":\"am-gan\",\"dataset\":{\"name\":\"fashion\"},\"training\":{\"steps\":500,"
                        + "\"optimizers\":{\"generator\":{\"learningRate\":0.001}}},\"name\":\"first try\","
                        + "\"labels\":{\"team\":\"a=b\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.discriminatorSteps=2               | /training/discriminatorSteps          | 2",
                "training.lossOptions.a=-0.5                 | /training/lossOptions/a               | -0.5",
                "training.regularizers.r1.gamma=1e-1         | /training/regularizers/r1/gamma       | 0.1",
                "training.regularizers.r1={\"gamma\": 2}   | /training/regularizers/r1/gamma       | 2",
                "training.methodOptions.released=true        | /training/methodOptions/released      | true",
                "training.loss=null                          | /training/loss                        | null",
                "training.loss=least-squares                 | /training/loss                        | \"least-squares\"",
                "dataset.version=\"2\"                     | /dataset/version                      | \"2\"",
                "name=3 tries                                | /name                                 | \"3 tries\"",
                "name=                                       | /name                                 | \"\""
            })
    void valuesAreJsonOrElseText(String assignment, String pointer, String json) {
        assertThat(Json.line(RequestDraft.empty().set(assignment).json().at(pointer)))
                .isEqualTo(json);
    }

    @Test
    void whatIsSetReachesTheSpec() {
        TrainingSpec spec = TrainingRequests.resolve(RequestDraft.empty()
                .preset("cgan")
                .dataset(new DatasetChoice("fashion", "2"))
                .set("jobId=mine")
                .set("training.steps=1e3")
                .set("training.lossOptions.smoothingReal=0")
                .set("training.regularizers.r1.gamma=0.1")
                .set("training.regularizers.gradient-penalty={}")
                .set("training.batching=mixed")
                .set("training.batchingOptions.ratio=0.25")
                .set("training.optimizers.generator.name=sgd")
                .set("training.optimizers.generator.options.nesterov=true")
                .json());

        assertThat(spec.dataset()).isEqualTo(new DatasetChoice("fashion", "2"));
        TrainingSettings training = spec.training();
        assertThat(training.steps()).isEqualTo(1000);
        assertThat(training.lossOptions()).isEqualTo(Map.of("smoothingReal", OptionValue.of(0)));
        assertThat(training.regularizers())
                .isEqualTo(Map.of("r1", Map.of("gamma", OptionValue.of(0.1)), "gradient-penalty", Map.of()));
        assertThat(training.batchingOptions()).isEqualTo(Map.of("ratio", OptionValue.of(0.25)));
        // Options of the preset's Adam mean nothing to another optimiser.
        assertThat(Objects.requireNonNull(training.optimizers().get("generator"))
                        .options())
                .isEqualTo(Map.of("nesterov", OptionValue.of(true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training.discriminatorStep=2   | /training/discriminatorStep: unknown key 'discriminatorStep'; did you mean 'discriminatorSteps'?",
                "training.steps.first=2         | /training/steps: must be an integer: got an object",
                "training.lossOptions=5         | /training/lossOptions: must be an object: got a number 5",
                "training.lossOptions.a.b=1     | /training/lossOptions/a: must be a number or a string or a boolean or null: got an object",
            })
    void wrongPathsAreToldWithTheirPlace(String assignment, String problem) {
        RequestDraft draft = RequestDraft.empty()
                .preset("cgan")
                .dataset(new DatasetChoice("fashion", null))
                .set("jobId=mine")
                .set(assignment);

        assertThatThrownBy(() -> TrainingRequests.resolve(draft.json())).hasMessageContaining(problem);
    }

    @Test
    void aDataSetWithoutVersionIsTheNewest() {
        RequestDraft draft = RequestDraft.empty()
                .dataset(new DatasetChoice("fashion", "2"))
                .dataset(new DatasetChoice("emoji", null));

        assertThat(Json.line(draft.json())).isEqualTo("{\"dataset\":{\"name\":\"emoji\"}}");
    }

    @Test
    void givesAJobIdThatIsADnsLabel() {
        String jobId = RequestDraft.empty().preset("am-gan").withJobId(CLOCK).jobId();

        assertThat(jobId).matches("am-gan-20261121-100000-[0-9a-f]{4}");
    }

    @Test
    void theSameRequestHasTheSameContentId() {
        String jobId = content("compare-cgan-s1", "training.steps=5").jobId();

        assertThat(jobId).matches("compare-cgan-s1-[0-9a-f]{10}");
        assertThat(content("compare-cgan-s1", "training.steps=5").jobId()).isEqualTo(jobId);
        assertThat(content("compare-cgan-s1", "training.steps=6").jobId()).isNotEqualTo(jobId);
        assertThat(content("c".repeat(51) + "-gan", "training.steps=5").jobId()).matches("c{51}-[0-9a-f]{10}");
        assertThatThrownBy(() -> content("Compare", "training.steps=5"))
                .hasMessageContaining("/jobId: must be a DNS label");
        assertThatThrownBy(() -> content("compare", "training.steps=0"))
                .hasMessageContaining("/training/steps: must be at least 1");
    }

    private static RequestDraft content(String head, String assignment) {
        return RequestDraft.empty()
                .preset("cgan")
                .dataset(new DatasetChoice("fashion", null))
                .set(assignment)
                .withContentJobId(head);
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
        assertThatThrownBy(() -> RequestDraft.empty().set("training..steps=1"))
                .hasMessage("'training..steps=1' has an empty name in its path: expected names with single dots between"
                        + " them");
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
