package io.ganymede.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.LabelObedience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten classes: the limit is 0.2 from step 2000 on, the way back 0.2667. */
class LabelsIgnoredRuleTest {
    private final List<Alarm> alarms = new ArrayList<>();
    private LabelsIgnoredRule rule = LabelsIgnoredRule.initial();
    private long step;

    @Test
    void accuracyByChanceIsAnAlarmFromStepTwoThousandOn() {
        steps(1999, 0.1);
        assertThat(alarms).isEmpty();
        steps(500, 0.1);
        assertThat(alarms)
                .singleElement()
                .returns("labels-ignored", Alarm::code)
                .returns(2000L, Alarm::step)
                .returns("labels.generated", Alarm::signal)
                .returns(0.2, Alarm::threshold)
                .satisfies(alarm -> assertThat(alarm.value()).isCloseTo(0.1, within(1e-9)));
    }

    @Test
    void obedienceIsNoAlarmAndABadBatchNeither() {
        steps(2500, 0.5);
        steps(10, 0);
        assertThat(alarms).isEmpty();
        assertThat(rule.mean()).isBetween(0.2, 0.5);
    }

    @Test
    void theMeanForgets() {
        steps(2000, 1);
        steps(100, 0.1); // 0.1 + 0.9 * 0.98^n falls below 0.2 at n = 109
        assertThat(alarms).isEmpty();
        steps(10, 0.1);
        assertThat(alarms).extracting(Alarm::step).containsExactly(2109L);
    }

    @Test
    void theMeanOfTheFirstValuesIsPlain() {
        steps(1, 1);
        steps(3, 0);
        assertThat(rule.mean()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void itIsToldAgainAfterTheLabelsWereHeeded() {
        steps(2000, 0.1);
        steps(50, 0.26); // the mean comes to 0.202, not to the way back
        steps(50, 0.1);
        assertThat(alarms).hasSize(1);
        steps(100, 0.9);
        steps(200, 0.1);
        assertThat(alarms).hasSize(2);
    }

    @Test
    void twoClassesAreExpectedAtThreeQuarters() {
        for (step = 2000; step < 2100; step++) {
            observe(0.8, new LabelObedience(2));
        }
        assertThat(alarms).isEmpty();
        for (; step < 2300; step++) {
            observe(0.5, new LabelObedience(2));
        }
        assertThat(alarms).singleElement().returns(0.75, Alarm::threshold);
    }

    private void steps(int count, double accuracy) {
        for (int i = 0; i < count; i++) {
            step++;
            observe(accuracy, new LabelObedience(10));
        }
    }

    private void observe(double accuracy, LabelObedience obedience) {
        Verdict<LabelsIgnoredRule> verdict = rule.observe(
                new Observation(step, Map.of("labels.generated", accuracy), Map.of()),
                AlarmThresholds.DEFAULT,
                obedience);
        rule = verdict.rule();
        if (verdict.alarm() != null) {
            alarms.add(verdict.alarm());
        }
    }
}
