package io.ganymede.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private record Inner(int count, List<String> names) {}

    private record Outer(String id, @Nullable String note, Inner inner, Instant at) {}

    private static final String COMPLETE =
            "{\"id\":\"a\",\"inner\":{\"count\":1,\"names\":[]},\"at\":\"2026-01-02T03:04:05Z\"}";

    @Test
    void anAbsentNullableComponentIsNullAndIsNotWritten() {
        // When
        Outer outer = read(COMPLETE);

        // Then
        assertThat(outer)
                .isEqualTo(new Outer("a", null, new Inner(1, List.of()), Instant.parse("2026-01-02T03:04:05Z")));
        assertThat(Json.line(outer)).isEqualTo(COMPLETE);
        assertThat(read(COMPLETE.replace("{\"id\"", "{\"note\":null,\"id\""))).isEqualTo(outer);
    }

    @Test
    void unknownKeysAreIgnored() {
        assertThat(read(COMPLETE.replace("{\"id\"", "{\"later\":[1],\"id\""))).isEqualTo(read(COMPLETE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"a\", | | id",
                "\"id\":\"a\" | \"id\":null | id",
                "\"count\":1, | | /inner",
                "\"count\":1 | \"count\":null | count",
                ",\"names\":[] | | names",
                "\"count\":1 | \"count\":\"x\" | /inner/count",
                "05Z | 5Z | 2026-01-02T03:04:5Z",
                "{\"id\" | {\"id\":\"b\",\"id\" | Duplicate field 'id'",
            })
    void whatDoesNotFitIsRefused(String part, @Nullable String replacement, String named) {
        // Given
        String json = COMPLETE.replace(part, replacement == null ? "" : replacement);

        // Then
        assertThat(json).isNotEqualTo(COMPLETE);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> read(json))
                .withMessageMatching("a thing is not valid JSON( at [a-z/]+)? at line 1, column \\d+: (?s).*")
                .withMessageContaining(named)
                .returns(Reason.MALFORMED_EVENT, PlatformException::reason);
    }

    @Test
    void oneDocumentIsExpected() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> Json.parse("a thing", new byte[0]))
                .withMessage("a thing is empty: expected a JSON document");
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> read(COMPLETE + "{}"))
                .withMessageContaining("Trailing token");
    }

    private static Outer read(String json) {
        return Json.read("a thing", json.getBytes(StandardCharsets.UTF_8), Outer.class);
    }
}
