package io.ganymede.common.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "Collapse", "collapse_inside", "-collapse", "collapse-", "collapse--inside", "collapse1"})
    void codesAreKebabCase(String code) {
        assertThatThrownBy(() -> alarm(code, 1.0, "why", "what to do"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + code + "'");
        assertThat(alarm("collapse-inside-class", 1.0, "why", "what to do").code())
                .isEqualTo("collapse-inside-class");
    }

    @Test
    void valuesAreNumbersOrAbsent() {
        assertThatThrownBy(() -> alarm("explosion", Double.NaN, "why", "what to do"))
                .hasMessageContaining("NaN");
        assertThat(alarm("explosion", Alarm.finite(Double.POSITIVE_INFINITY), "why", "what to do")
                        .value())
                .isNull();
        assertThat(Alarm.finite(0.5)).isEqualTo(0.5);
    }

    @Test
    void thereIsAlwaysAnAdvice() {
        assertThatThrownBy(() -> alarm("explosion", 1.0, "why", " ")).hasMessageContaining("advice");
        assertThatThrownBy(() -> alarm("explosion", 1.0, "", "what to do")).hasMessageContaining("message");
    }

    private static Alarm alarm(String code, @Nullable Double value, String why, String advice) {
        return new Alarm(code, AlarmSeverity.WARNING, 3, "signal", value, 1.0, why, advice);
    }
}
