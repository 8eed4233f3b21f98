package io.ganymede.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.alarm.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gap of the two probabilities must be above 0.95 for 500 steps. */
class DiscriminatorWinsRuleTest {
    private final List<Alarm> alarms = new ArrayList<>();
    private DiscriminatorWinsRule rule = DiscriminatorWinsRule.initial();
    private long step;

    @Test
    void fiveHundredStepsMakeTheAlarm() {
        steps(499, 0.99, 0.01);
        assertThat(alarms).isEmpty();
        steps(1, 0.99, 0.02);
        assertThat(alarms)
                .singleElement()
                .returns("discriminator-wins", Alarm::code)
                .returns(500L, Alarm::step)
                .returns(0.97, Alarm::value)
                .returns(0.95, Alarm::threshold)
                .satisfies(alarm -> assertThat(alarm.message()).contains("since step 1:"));
    }

    @Test
    void exactlyTheLimitIsNoVictory() {
        steps(2000, 0.95, 0);
        assertThat(alarms).isEmpty();
    }

    @Test
    void oneDoubtfulStepBeginsTheCountAnew() {
        steps(499, 0.99, 0.01);
        steps(1, 0.9, 0.1);
        steps(499, 0.99, 0.01);
        assertThat(alarms).isEmpty();
        steps(1, 0.99, 0.01);
        assertThat(alarms).extracting(Alarm::step).containsExactly(1000L);
    }

    @Test
    void aVictoryIsToldOnceAndAgainAfterItsEnd() {
        steps(3000, 1, 0);
        steps(1, 0.5, 0.5);
        steps(500, 1, 0);
        assertThat(alarms).extracting(Alarm::step).containsExactly(500L, 3501L);
    }

    @Test
    void stepsThatAreNotWatchedDoNotInterrupt() {
        steps(1, 1, 0);
        step += 498; // nothing is measured
        observe(Map.of("norm.features", 3.0));
        assertThat(alarms).isEmpty();
        steps(1, 1, 0);
        assertThat(alarms).extracting(Alarm::step).containsExactly(501L);
    }

    @Test
    void aLossWithoutProbabilitiesHasNoWinner() {
        for (int i = 0; i < 1000; i++) {
            observe(Map.of("realness.real", 1.0));
        }
        assertThat(rule).isEqualTo(DiscriminatorWinsRule.initial());
    }

    private void steps(int count, double real, double generated) {
        for (int i = 0; i < count; i++) {
            observe(Map.of("realness.real", real, "realness.generated", generated));
        }
    }

    private void observe(Map<String, Double> signals) {
        step++;
        Verdict<DiscriminatorWinsRule> verdict =
                rule.observe(new Observation(step, signals, Map.of()), AlarmThresholds.DEFAULT);
        rule = verdict.rule();
        if (verdict.alarm() != null) {
            alarms.add(verdict.alarm());
        }
    }
}
