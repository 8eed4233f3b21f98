package io.ganymede.sampler.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ganymede.common.error.Problem;
import io.ganymede.sampler.sampling.ClassNames;
import io.ganymede.sampler.sampling.SampleRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateBodyTest {
    private static final ClassNames CLASSES = new ClassNames(List.of("Bag", "Shirt", "7"));

    @Test
    void readsEveryField() {
        assertThat(read("{'classes': ['Shirt', 0], 'count': 3, 'seed': 42}"))
                .isEqualTo(new SampleRequest(List.of(1, 0), 3, 42));
        assertThat(read("{'class': '7'}").labels())
                .as("a name goes before an index")
                .containsExactly(2);
        assertThat(read("{'class': '1'}").labels()).containsExactly(1);
    }

    @Test
    void emptyBodyAsksForOneImageOfEveryClass() {
        SampleRequest request = GenerateBody.read(new byte[0], CLASSES);

        assertThat(request.labels()).containsExactly(0, 1, 2);
        assertThat(request.count()).isEqualTo(1);
        assertThat(request.seed()).isBetween(0L, (1L << 53) - 1);
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

    private static SampleRequest read(String body) {
        return GenerateBody.read(body.replace('\'', '"').getBytes(UTF_8), CLASSES);
    }

    private static List<Problem> problems(String body) {
        return Objects.requireNonNull(catchThrowableOfType(InvalidBodyException.class, () -> read(body)))
                .problems();
    }
}
