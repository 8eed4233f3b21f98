package io.ganymede.common.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.CheckpointSpec;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.job.PublishSpec;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRequestsTest {
    private static final String MINIMAL =
            "{\"jobId\":\"job-1\",\"preset\":\"cgan\",\"dataset\":{\"name\":\"fashion\"}}";

    @Test
    void theSmallestRequestGetsEveryDefault() {
        // When
        TrainingSpec spec = resolve(MINIMAL);

        // Then
        assertThat(spec.specVersion()).isEqualTo(1);
        assertThat(spec.jobId()).isEqualTo("job-1");
        assertThat(spec.name()).isEqualTo("job-1");
        assertThat(spec.kind()).isEqualTo(JobKind.GAN);
        assertThat(spec.preset()).isEqualTo("cgan");
        assertThat(spec.labels()).isEmpty();
        assertThat(spec.dataset()).isEqualTo(new DatasetChoice("fashion", null));
        assertThat(spec.model()).isEqualTo(new ModelSpec("tiny", Map.of("inputNoise", OptionValue.of(0.1)), 100));
        assertThat(spec.training().steps()).isEqualTo(4000);
        assertThat(spec.training().batchSize()).isEqualTo(64);
        assertThat(spec.training().method()).isEqualTo("concat");
        assertThat(spec.training().loss()).isNull();
        assertThat(spec.training().lossOptions()).containsExactly(Map.entry("smoothingReal", OptionValue.of(0.1)));
        assertThat(spec.training().average()).isEqualTo(new AverageSpec(0.999, 500));
        assertThat(spec.training().optimizers())
                .containsExactly(
                        Map.entry("discriminator", Specs.adam(1e-3, 0.5, 0.999, "linear")),
                        Map.entry("generator", Specs.adam(5e-4, 0.5, 0.999, "linear")));
        assertThat(spec.checkpoint()).isEqualTo(new CheckpointSpec(500));
        assertThat(spec.evaluation())
                .isEqualTo(new EvaluationSpec("fashion-classifier", 1000, 0, "test", 1, 200, null));
        assertThat(spec.publish())
                .isEqualTo(new PublishSpec("fashion-cgan", new GateSpec("classFid", "minimize", null)));
    }

    @Test
    void aClassifierIsPublishedUnderTheNameThatTheEvaluatorLooksFor() {
        // When
        TrainingSpec spec = resolve(MINIMAL.replace("cgan", "reference-classifier"));

        // Then
        assertThat(spec.kind()).isEqualTo(JobKind.REFERENCE_CLASSIFIER);
        assertThat(spec.publish().model()).isEqualTo("fashion-classifier");
        assertThat(spec.evaluation().classifier()).isEqualTo("fashion-classifier");
        assertThat(spec.training().optimizers())
                .containsExactly(Map.entry("classifier", Specs.adam(1e-3, 0.9, 0.999, "linear")));
    }

    @Test
    void whatTheRequestSaysWinsOverThePreset() {
        // When
        TrainingSpec spec = resolve("""
                {"specVersion": 1, "jobId": "j", "name": "Night run", "labels": {"team": "a"}, "preset": "cgan",
                 "dataset": {"name": "fashion", "version": "2"},
                 "training": {"steps": 10, "seed": -9223372036854775808, "lossOptions": {"smoothingReal": null},
                   "optimizers": {"generator": {"learningRate": 0.001, "schedule": "constant"}}},
                 "publish": {"model": "best", "gate": {"threshold": 40}}}
                """);

        // Then
        assertThat(spec.name()).isEqualTo("Night run");
        assertThat(spec.labels()).containsExactly(Map.entry("team", "a"));
        assertThat(spec.dataset()).isEqualTo(new DatasetChoice("fashion", "2"));
        assertThat(spec.training().steps()).isEqualTo(10);
        assertThat(spec.training().seed()).isEqualTo(Long.MIN_VALUE);
        assertThat(spec.training().lossOptions()).isEmpty();
        assertThat(spec.training().optimizers().get("generator")).isEqualTo(Specs.adam(0.001, 0.5, 0.999, "constant"));
        assertThat(spec.training().optimizers().get("discriminator")).isEqualTo(Specs.adam(1e-3, 0.5, 0.999, "linear"));
        assertThat(spec.publish()).isEqualTo(new PublishSpec("best", new GateSpec("classFid", "minimize", 40.0)));
    }

    @Test
    void optionsOfThePresetsMethodAreNotHandedToAnotherMethod() {
        // When
        TrainingSpec spec = resolve(with("training", "{\"method\":\"am-gan\"}"));

        // Then
        assertThat(spec.training().methodOptions()).isEmpty();
    }

    @Test
    void aRequestWithoutPresetGivesWhatTheKindHasNoDefaultFor() {
        // When
        TrainingSpec spec = resolve("""
                {"jobId": "j", "kind": "gan", "dataset": {"name": "d"}, "model": {"architecture": "tiny"},
                 "training": {"method": "cgan", "steps": 5}}
                """);

        // Then
        assertThat(spec.preset()).isNull();
        assertThat(spec.publish().model()).isEqualTo("d-cgan");
    }

    @Test
    void aRequestWithoutPresetNamesAllThatIsMissing() {
        assertThat(problems("{\"jobId\":\"j\",\"kind\":\"gan\",\"dataset\":{\"name\":\"d\"}}"))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/model/architecture", "/training/method", "/training/steps");
        assertThat(lines("{\"jobId\":\"j\",\"dataset\":{\"name\":\"d\"}}"))
                .containsExactly("needs a preset or a kind; known presets: " + Presets.names() + ", "
                        + "known kinds: [gan, reference-classifier]");
    }

    @Test
    void everyProblemIsReportedAtOnceWithTheTrainersOwn() {
        // Given
        String request = """
                {"jobId": "My Job", "preset": "cgan", "dataset": {"name": "fashion", "uri": "s3://x"},
                 "training": {"setps": 5, "steps": -1, "batchSize": "many", "method": "cgun",
                   "optimizers": {"generator": {"options": {"beta1": [1]}, "beta1": 1.0}, "classifier": {"name": "adam"}}},
                 "publish": {"gate": {"metric": "inceptionScore"}}}
                """;
        SpecCheck trainer = spec -> List.of(
                new Problem("/training/method", "unknown " + spec.training().method()));

        // When
        List<String> lines = describe(problems(request, trainer));

        // Then
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "/jobId: must be a DNS label: at most 63 lower-case letters, digits and '-', with a letter or digit"
                                + " at both ends: got \"My Job\"",
                        "/dataset/uri: unknown key 'uri'; known: [name, version]",
                        "/training/setps: unknown key 'setps'; did you mean 'steps'? known: [average, batchSize,"
                                + " batching, batchingOptions, conditions, conditionsOptions, discriminatorSteps,"
                                + " gradientAccumulation, loss, lossOptions, method, methodOptions, optimizers, precision,"
                                + " regularizers, seed, steps]",
                        "/training/steps: must be at least 1: got -1",
                        "/training/batchSize: must be an integer: got a string \"many\"",
                        "/training/optimizers/generator/beta1: unknown key 'beta1'; known: [learningRate, name, options,"
                                + " schedule, scheduleOptions]",
                        "/training/optimizers/generator/options/beta1: must be a number or a string or a boolean or null:"
                                + " got an array",
                        "/training/optimizers/classifier: must be a network of kind 'gan'; known: [generator,"
                                + " discriminator]",
                        "/publish/gate/goal: must be 'maximize' for metric 'inceptionScore': got 'minimize'",
                        "/training/method: unknown cgun");
    }

    @Test
    void rulesBetweenFieldsAndTheTrainersCheckJoinTheSameReport() {
        // Given
        SpecCheck trainer = spec -> List.of(
                new Problem("/training/method", "unknown " + spec.training().method()));
        String request = """
                {"jobId": "j", "preset": "cgan", "kind": "reference-classifier", "dataset": {"name": "fashion"},
                 "model": {"latentDim": 0}, "training": {"steps": -1, "method": "cgun"},
                 "publish": {"gate": {"metric": "inceptionScore"}}}
                """;

        // When
        List<String> lines = describe(problems(request, trainer));

        // Then
        assertThat(lines)
                .containsExactly(
                        "/training/steps: must be at least 1: got -1",
                        "/kind: must be that of preset 'cgan': got 'reference-classifier', expected 'gan'",
                        "/model/latentDim: must be at least 1 for a gan: got 0",
                        "/publish/gate/goal: must be 'maximize' for metric 'inceptionScore': got 'minimize'",
                        "/training/method: unknown cgun");
    }

    @Test
    void aClassifierHasNoLatentsNoDiscriminatorAndOneOptimizer() {
        // Given
        String request = """
                {"jobId": "j", "preset": "reference-classifier", "dataset": {"name": "fashion"}, "model": {"latentDim": 3},
                 "training": {"discriminatorSteps": 2, "optimizers": {"generator": {"learningRate": 0.1}}}}
                """;

        // Then
        assertThat(lines(request))
                .containsExactly(
                        "/training/optimizers/generator: must be a network of kind 'reference-classifier'; known:"
                                + " [classifier]",
                        "/model/latentDim: must be 0 for a reference-classifier: got 3",
                        "/training/discriminatorSteps: must be 1 for a reference-classifier, which has no discriminator:"
                                + " got 2");
    }

    @Test
    void anUnknownPresetIsReportedWithTheNearestAndWithTheOtherProblems() {
        assertThat(lines("{\"jobId\":\"j\",\"preset\":\"amgan\",\"steps\":3}"))
                .containsExactlyInAnyOrder(
                        "/dataset: is missing",
                        "/steps: unknown key 'steps'; known: [checkpoint, dataset, evaluation, jobId, kind, labels, model,"
                                + " name, preset, publish, scheduling, specVersion, training]",
                        "/preset: unknown preset 'amgan'; did you mean 'am-gan'? known: " + Presets.names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training | {\"seed\": 9223372036854775808} | /training/seed: must be at most 9223372036854775807",
                "training | {\"steps\": 1.5} | /training/steps: must be an integer: got a number 1.5",
                "training | {\"steps\": null} | /training/steps: must be an integer: got null",
                "training | {\"batchSize\": 1} | /training/batchSize: must be at least 2: got 1",
                "training | {\"average\": {\"decay\": 1}} | /training/average/decay: must be less than 1: got 1",
                "training | {\"methodOptions\": {\"a/b\": []}} | /training/methodOptions/a~1b: must be a number or a string or a boolean or null: got an array",
                "training | {\"methodOptions\": {\"x\": 1e999}} | /training/methodOptions/x: must be a finite number",
                "training | [] | /training: must be an object: got an array",
                "checkpoint | {\"everySteps\": 0} | /checkpoint/everySteps: must be at least 1: got 0",
                "evaluation | {\"samplesPerClass\": 1} | /evaluation/samplesPerClass: must be at least 2: got 1",
                "evaluation | {\"ddof\": 2} | /evaluation/ddof: must be one of [0, 1]: got 2",
                "evaluation | {\"referenceSplit\": \"../x\"} | /evaluation/referenceSplit: must be a split: at most 32",
                "evaluation | {\"patience\": 0} | /evaluation/patience: must be at least 1: got 0",
                "publish | {\"gate\":{\"metric\":\"FID\"}} | /publish/gate/metric: unknown value 'FID'",
                "publish | {\"model\":\"a/b\"} | /publish/model: must be a name: at most 63",
                "specVersion | 2 | /specVersion: must be one of [1]: got 2",
                "name | \"\" | /name: must have at least 1 characters: got \"\"",
                "labels | {\"a\": 1} | /labels/a: must be a string: got a number 1",
            })
    void aFaultyValueIsNamedWithItsRule(String key, String value, String expected) {
        assertThat(lines(with(key, value))).singleElement().asString().startsWith(expected);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        assertThat(lines(with("labels", "{\"" + "k".repeat(129) + "\":\"v\"}")))
                .singleElement()
                .asString()
                .startsWith("/labels: has a key that is too long")
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "A",
                "a_b",
                "a.b",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void aJobIdIsADnsLabel(String jobId) {
        assertThat(problems(MINIMAL.replace("job-1", jobId)))
                .extracting(Problem::pointer)
                .containsExactly("/jobId");
    }

    @Test
    void onlyTheTrainingOfAGanEndsEarly() {
        // Given
        String request = with("evaluation", "{\"patience\": 3}");

        // Then
        assertThat(resolve(request).evaluation().patience()).isEqualTo(3);
        assertThat(lines(request.replace("cgan", "reference-classifier")))
                .containsExactly("/evaluation/patience: must be null for a reference-classifier, whose training is not"
                        + " evaluated: got 3");
    }

    @Test
    void aDefaultNameThatGetsTooLongMustBeGiven() {
        // Given
        String request = MINIMAL.replace("fashion", "f".repeat(60));

        // Then
        assertThat(lines(request))
                .containsExactly(
                        "/publish/model: must have at most 63 characters: the default is '" + "f".repeat(60)
                                + "-cgan', give a shorter one",
                        "/evaluation/classifier: must have at most 63 characters: the default is '" + "f".repeat(60)
                                + "-classifier', give a shorter one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "0", "01", ""})
    void aVersionOfADataSetIsANumber(String version) {
        assertThat(lines(MINIMAL.replace("\"fashion\"", "\"fashion\",\"version\":\"" + version + "\"")))
                .singleElement()
                .asString()
                .startsWith(
                        "/dataset/version: must be a version: a number from 1, as text; the newest one when absent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "3", "\"cgan\""})
    void aRequestIsAnObject(String request) {
        assertThat(lines(request)).singleElement().asString().startsWith("must be an object: got ");
    }

    @Test
    void aReportStaysSmallWhateverTheRequest() {
        // Given
        StringBuilder request = new StringBuilder("{\"jobId\":\"j\",\"preset\":\"cgan\",\"dataset\":{\"name\":\"d\"}");
        for (int i = 0; i < 10_000; i++) {
            request.append(",\"k").append(i).append("\":1");
        }

        // When
        List<Problem> problems = problems(request.append('}').toString());

        // Then
        assertThat(problems).hasSize(InvalidRequestException.MAX_PROBLEMS + 1);
        assertThat(problems.get(problems.size() - 1)).isEqualTo(new Problem("", "and 9950 more problems"));
    }

    @Test
    void textThatIsNoJsonIsRefusedWithThePlace() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> TrainingRequests.parse("{\"jobId\": ".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("training request is not valid JSON at line 1, column")
                .returns(Reason.MALFORMED_EVENT, InvalidRequestException::reason);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> TrainingRequests.parse(new byte[TrainingRequests.MAX_BYTES + 1]))
                .withMessage("training request is too large: got 262145 bytes, expected at most 262144")
                .returns(Reason.TOO_LARGE, InvalidRequestException::reason);
        assertThat(TrainingRequests.parse(MINIMAL.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(tree(MINIMAL));
    }

    @Test
    void theRequestItselfIsNotChanged() {
        // Given
        JsonNode request = tree(MINIMAL);

        // When
        TrainingRequests.resolve(request);

        // Then
        assertThat(request).isEqualTo(tree(MINIMAL));
    }

    @Test
    void theHashIgnoresWhoAsksButNothingThatIsTrained() {
        // Given
        String hash = SpecHash.of(resolve(MINIMAL));

        // Then
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(SpecHash.of(resolve(MINIMAL.replace("job-1", "job-2")))).isEqualTo(hash);
        assertThat(SpecHash.of(resolve(with("labels", "{\"a\":\"b\"}")))).isEqualTo(hash);
        assertThat(SpecHash.of(resolve(with("training", "{\"seed\":1}")))).isNotEqualTo(hash);
        assertThat(SpecHash.of(resolve(MINIMAL.replace("fashion", "mnist")))).isNotEqualTo(hash);
    }

    private static String with(String key, String value) {
        return MINIMAL.substring(0, MINIMAL.length() - 1) + ",\"" + key + "\":" + value + "}";
    }

    private static JsonNode tree(String json) {
        return Json.parse("test", json.getBytes(StandardCharsets.UTF_8));
    }

    private static TrainingSpec resolve(String json) {
        return TrainingRequests.resolve(tree(json));
    }

    private static List<Problem> problems(String json) {
        return problems(json, SpecCheck.NONE);
    }

    private static List<Problem> problems(String json, SpecCheck check) {
        try {
            TrainingSpec spec = TrainingRequests.resolve(tree(json), check);
            throw new AssertionError("accepted: " + spec);
        } catch (InvalidRequestException e) {
            assertThat(e).hasMessage(String.join("\n", describe(e.problems())));
            return e.problems();
        }
    }

    private static List<String> lines(String json) {
        return describe(problems(json));
    }

    private static List<String> describe(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
