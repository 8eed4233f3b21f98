package io.ganymede.sampler.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkConditionsTest {
    @Test
    void everyClassInTurn() {
        BenchmarkConditions conditions = of(Map.of("conditions", "classes", "classes", new String[] {"a", "b"}));

        assertThat(conditions.space().size()).isEqualTo(2);
        assertThat(conditions.at(3).y()).containsExactly(0f, 1f);
        assertThat(new String(conditions.body(3), UTF_8)).isEqualTo("{\"class\":1,\"seed\":3}");
    }

    @Test
    void attributesThatTheModelAccepts() {
        BenchmarkConditions conditions = of(Map.of(
                "conditions",
                "attributes",
                "attributes",
                new Object[] {
                    Map.of("name", "a", "kind", "BINARY", "minimum", 0, "maximum", 1),
                    Map.of("name", "b", "kind", "BINARY", "minimum", 0, "maximum", 1),
                    Map.of("name", "c", "kind", "REAL", "minimum", 2.5, "maximum", 4)
                },
                "groups",
                new Object[] {Map.of("name", "g", "attributes", new String[] {"a", "b"}, "exhaustive", true)}));

        assertThat(conditions.at(7).y()).containsExactly(1f, 0f, 2.5f);
        assertThat(new String(conditions.body(7), UTF_8))
                .isEqualTo("{\"attributes\":{\"a\":1.0,\"b\":0.0,\"c\":2.5},\"seed\":7}");
    }

    @Test
    void nothingWhereNothingCanBeAsked() {
        BenchmarkConditions conditions = of(Map.of("conditions", "none"));

        assertThat(conditions.at(7).y()).isEmpty();
        assertThat(new String(conditions.body(7), UTF_8)).isEqualTo("{\"seed\":7}");
    }

    private static BenchmarkConditions of(Map<String, Object> description) {
        return BenchmarkConditions.of("m", Json.parse("description", Json.bytes(with(description))));
    }

    /** The sampler sends empty lists, not absent ones. */
    private static Map<String, Object> with(Map<String, Object> description) {
        Map<String, Object> all = new java.util.HashMap<>(
                Map.of("classes", new String[0], "attributes", new String[0], "groups", new String[0]));
        all.putAll(description);
        return all;
    }
}
