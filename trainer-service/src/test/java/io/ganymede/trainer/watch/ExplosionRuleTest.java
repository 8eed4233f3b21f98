package io.ganymede.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limit is ten times the median of values 10 steps apart, of which there must be twenty; 100 calm steps end an alarm. */
class ExplosionRuleTest {
    private final List<Alarm> alarms = new ArrayList<>();
    private ExplosionRule rule = ExplosionRule.initial("gradient.labels");
    private long step;

    @Test
    void tenTimesTheMedianIsTheLimit() {
        steps(250, 4);
        steps(1, 40);
        assertThat(alarms).isEmpty();
        steps(1, 40.5);
        assertThat(alarms)
                .singleElement()
                .returns("explosion", Alarm::code)
                .returns(AlarmSeverity.CRITICAL, Alarm::severity)
                .returns(252L, Alarm::step)
                .returns("gradient.labels", Alarm::signal)
                .returns(40.5, Alarm::value)
                .returns(40.0, Alarm::threshold);
    }

    @Test
    void theMedianIsThatOfTheLastFiveHundredSteps() {
        steps(250, 1);
        steps(260, 5); // 26 values of 5 against 25 of 1
        steps(1, 45);
        assertThat(alarms).isEmpty();
        assertThat(rule.values()).hasSize(51);
    }

    @Test
    void nothingIsSaidBeforeThereIsAMedian() {
        steps(190, 1); // values of steps 1, 11, ..., 181
        steps(1, 1e6);
        assertThat(rule.values()).hasSize(20);
        assertThat(alarms).isEmpty();
        steps(1, 1e6);
        assertThat(alarms).hasSize(1);
    }

    @Test
    void smallNormsAreNoExplosion() {
        steps(250, 1e-3);
        steps(10, 0.9);
        assertThat(alarms).isEmpty();
        steps(1, 1.1);
        assertThat(alarms).singleElement().returns(1.0, Alarm::threshold);
    }

    @Test
    void anExplosionIsToldOnceAndAgainAfterCalmSteps() {
        steps(250, 2);
        steps(5, 100);
        steps(99, 2);
        steps(1, 100);
        assertThat(alarms).extracting(Alarm::step).containsExactly(251L);
        steps(99, 2);
        steps(1, 2);
        steps(1, 100);
        assertThat(alarms).extracting(Alarm::step).containsExactly(251L, 456L);
    }

    @Test
    void whatIsNoNumberHasExplodedAndDoesNotEnterTheMedian() {
        observe(Map.of("gradient.labels", Double.POSITIVE_INFINITY));
        assertThat(alarms)
                .singleElement()
                .returns(null, Alarm::value)
                .returns(null, Alarm::threshold)
                .satisfies(alarm -> assertThat(alarm.message()).contains("Infinity"));
        observe(Map.of("gradient.labels", Double.NaN));
        assertThat(alarms).hasSize(1);
        assertThat(rule.values()).isEmpty();
    }

    @Test
    void otherSignalsAreNotItsBusiness() {
        observe(Map.of("norm.features", Double.NaN));
        assertThat(rule).isEqualTo(ExplosionRule.initial("gradient.labels"));
    }

    private void steps(int count, double value) {
        for (int i = 0; i < count; i++) {
            observe(Map.of("gradient.labels", value));
        }
    }

    private void observe(Map<String, Double> signals) {
        step++;
        Verdict<ExplosionRule> verdict =
                rule.observe(new Observation(step, signals, Map.of()), AlarmThresholds.DEFAULT);
        rule = verdict.rule();
        if (verdict.alarm() != null) {
            alarms.add(verdict.alarm());
        }
    }
}
