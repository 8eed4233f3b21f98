package io.ganymede.sampler.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.error.Problem;
import io.ganymede.sampler.fixture.SmallGenerator;
import io.ganymede.sampler.sampling.Condition;
import io.ganymede.sampler.sampling.ModelConditions;
import io.ganymede.sampler.sampling.SampleRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateBodyTest {
    private static final ModelConditions CLASSES =
            new ModelConditions("things", ConditionSpace.ofClasses(List.of("Bag", "Shirt", "7")));
    private static final ModelConditions FACES = new ModelConditions("faces", SmallGenerator.FACES);
    private static final ModelConditions PLAIN = new ModelConditions("plain", ConditionSpace.none());

    @Test
    void readsEveryField() {
        assertThat(read("{'classes': ['Shirt', 0], 'count': 3, 'seed': 42}"))
                .isEqualTo(new SampleRequest(List.of(ofClass(1), ofClass(0)), 3, 42));
        assertThat(read("{'class': '7'}").conditions())
                .as("a name goes before an index")
                .containsExactly(ofClass(2));
        assertThat(read("{'class': '1'}").conditions()).containsExactly(ofClass(1));
    }

    @Test
    void emptyBodyAsksForOneImageOfEveryClass() {
        SampleRequest request = GenerateBody.read(new byte[0], CLASSES);

        assertThat(request.conditions()).containsExactly(ofClass(0), ofClass(1), ofClass(2));
        assertThat(request.count()).isEqualTo(1);
        assertThat(request.seed()).isBetween(0L, (1L << 53) - 1);
    }

    @Test
    void readsAttributesByName() {
        SampleRequest request = read(FACES, "{'attributes': {'age': 30.5, 'dark': 1}, 'count': 2, 'seed': 1}");

        assertThat(request.conditions()).singleElement().satisfies(condition -> {
            assertThat(condition.y()).containsExactly(0f, 0f, 1f, 30.5f);
            assertThat(condition.words()).isEqualTo("dark=1, age=30.5");
        });
        assertThat(request.columns()).as("a row a set of attributes").isEqualTo(2);
        assertThat(read(FACES, "{'attributes': [{'age': 10}, {'age': 80, 'smiling': 1}]}")
                        .conditions())
                .extracting(Condition::words)
                .containsExactly("age=10", "smiling=1, age=80");
    }

    @Test
    void reportsAllFaultsOfAttributesAtOnce() {
        List<Problem> problems = problems(
                FACES,
                "{'attributes': [{'smilng': 1, 'smiling': 0.5, 'age': 9}, {'blond': 1, 'dark': 1}], 'class': 0}");

        assertThat(problems)
                .extracting(Problem::pointer)
                .containsExactly(
                        "/class",
                        "/attributes/0/smilng",
                        "/attributes/0/smiling",
                        "/attributes/0/age",
                        "/attributes/1/age",
                        "/attributes/1");
        assertThat(problems)
                .extracting(Problem::message)
                .satisfiesExactly(
                        message -> assertThat(message)
                                .contains("model 'faces' cannot be asked for 'class'", "told attributes by name")
                                .endsWith("known: [smiling, blond, dark, age]"),
                        message -> assertThat(message).contains("did you mean 'smiling'?"),
                        message -> assertThat(message).contains("got 0.5, expected 0 or 1"),
                        message -> assertThat(message).contains("got 9.0, expected 10.0 to 80.0"),
                        message ->
                                assertThat(message).contains("'age' is missing: expected a number from 10.0 to 80.0"),
                        message -> assertThat(message)
                                .contains("group 'hair'", "got [blond, dark]", "expected at most one of"));
    }

    @Test
    void withoutConditionsThereIsOnlyANumberAndASeed() {
        SampleRequest request = read(PLAIN, "{'count': 10, 'seed': 3}");

        assertThat(request).isEqualTo(new SampleRequest(List.of(new Condition.None()), 10, 3));
        assertThat(request.columns()).as("as good as square").isEqualTo(4);
        assertThat(GenerateBody.read(new byte[0], PLAIN).images()).isEqualTo(1);
    }

    @Test
    void withoutConditionsAClassIsRefusedWithTheWayToGetOne() {
        assertThat(problems(PLAIN, "{'class': 1, 'attributes': {}}"))
                .satisfiesExactly(
                        problem -> {
                            assertThat(problem.pointer()).isEqualTo("/class");
                            assertThat(problem.message())
                                    .contains(
                                            "model 'plain'",
                                            "trained without conditions",
                                            "dynamic labels",
                                            "rejection",
                                            "classifier");
                        },
                        problem -> assertThat(problem.pointer()).isEqualTo("/attributes"));
    }

    @Test
    void seedKeepsAll64Bits() {
        assertThat(read("{'seed': '-9223372036854775808'}").seed()).isEqualTo(Long.MIN_VALUE);
        assertThat(read("{'seed': '18446744073709551615'}").seed()).isEqualTo(-1);
        assertThat(read("{'seed': 9223372036854775807}").seed()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void reportsAllFaultsAtOnce() {
        List<Problem> problems = problems("{'clas': 'Bag', 'classes': ['Bagg', 9], 'count': 0, 'seed': 1.5}");

        assertThat(problems)
                .extracting(Problem::pointer)
                .containsExactly("/clas", "/classes/0", "/classes/1", "/count", "/seed");
        assertThat(problems.get(0).message()).contains("did you mean 'class'?");
        assertThat(problems.get(1).message()).contains("did you mean 'Bag'?", "Shirt");
        assertThat(problems.get(2).message()).contains("got 9", "0 to 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                 | ''         | no JSON object",
                "{\"class\": 1                      | ''         | not valid JSON",
                "{\"class\": 1} {}                  | ''         | not valid JSON",
                "{\"class\": 1, \"class\": 2}       | ''         | Duplicate",
                "{\"class\": true}                  | /class     | class name or index",
                "{\"class\": null}                  | /class     | class name or index",
                "{\"attributes\": {}}               | /attributes | cannot be asked for 'attributes': it is told one class",
                "{\"classes\": []}                  | /classes   | at least one class",
                "{\"class\": 0, \"classes\": [1]}   | /classes   | exclude each other",
                "{\"count\": \"2\"}                 | /count     | whole number",
                "{\"count\": 99999999999}           | /count     | whole number",
                "{\"seed\": \"abc\"}                | /seed      | 64 bits",
                "{\"seed\": 18446744073709551616}   | /seed      | 64 bits"
            })
    void refuses(String body, String pointer, String message) {
        List<Problem> problems = problems(body);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"attributes\": 3}                        | /attributes   | names and numbers, or a list",
                "{\"attributes\": []}                       | /attributes   | names and numbers, or a list",
                "{\"attributes\": [3]}                      | /attributes/0 | names and numbers: got 3",
                "{\"attributes\": {\"age\": \"30\"}}        | /attributes   | names and numbers: got",
                "{\"attributes\": {\"age\": true}}          | /attributes   | names and numbers: got",
                "{\"attributes\": {\"age\": 1e999}}         | /attributes/age | out of range",
                "{}                                       | /attributes/age | is missing"
            })
    void refusesAttributes(String body, String pointer, String message) {
        assertThat(problems(FACES, body)).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message()).contains(message);
        });
    }

    private static Condition ofClass(int label) {
        return CLASSES.classes().condition(label);
    }

    private static SampleRequest read(String body) {
        return read(CLASSES, body);
    }

    private static SampleRequest read(ModelConditions model, String body) {
        return GenerateBody.read(body.replace('\'', '"').getBytes(UTF_8), model);
    }

    private static List<Problem> problems(String body) {
        return problems(CLASSES, body);
    }

    private static List<Problem> problems(ModelConditions model, String body) {
        return Objects.requireNonNull(catchThrowableOfType(InvalidBodyException.class, () -> read(model, body)))
                .problems();
    }
}
