package io.ganymede.common.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelObedienceTest {
    /** Chance is 1 / K; twice chance is 2 / K; half of the way from chance to 1 is (1 + 1 / K) / 2. */
    @ParameterizedTest
    @CsvSource({"2, 0.75", "3, 0.6666667", "4, 0.5", "10, 0.2", "100, 0.02"})
    void theLimitIsTwiceChanceWhereThatCanBeAsked(int classes, double threshold) {
        assertThat(new LabelObedience(classes).threshold()).isCloseTo(threshold, within(1e-6));
    }

    @Test
    void chanceIsAlwaysTooLittleAndCertaintyNever() {
        for (int classes = 2; classes <= 1000; classes++) {
            LabelObedience obedience = new LabelObedience(classes);
            assertThat(obedience.ignored(2000, 1.0 / classes)).isTrue();
            assertThat(obedience.ignored(2000, 1)).isFalse();
        }
    }

    @Test
    void nothingIsExpectedOfTheFirstStepsOrOfASingleClass() {
        assertThat(new LabelObedience(10).alarm(1999, "labelAccuracy", 0)).isEmpty();
        assertThat(new LabelObedience(1).alarm(5000, "labelAccuracy", 0)).isEmpty();
        assertThat(new LabelObedience(0).alarm(5000, "labelAccuracy", 0)).isEmpty();
    }

    @Test
    void theAlarmTellsWhatWasMeasuredAgainstWhat() {
        assertThat(new LabelObedience(10).alarm(2500, "labelAccuracy", 0.125))
                .get()
                .returns("labels-ignored", Alarm::code)
                .returns(2500L, Alarm::step)
                .returns("labelAccuracy", Alarm::signal)
                .returns(0.125, Alarm::value)
                .returns(0.2, Alarm::threshold)
                .satisfies(alarm -> assertThat(alarm.message())
                        .isEqualTo("12.5 % of the generated images are recognised as the class that was wanted, 10.0 %"
                                + " would be by chance"));
    }
}
