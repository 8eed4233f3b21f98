package io.ganymede.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Looks are 250 steps apart and count from step 1000 on; the limit is 0.3, the way back 0.4. */
class CollapseRuleTest {
    private final List<Alarm> alarms = new ArrayList<>();
    private CollapseRule rule = CollapseRule.initial();
    private long step = 1000;

    @Test
    void oneLowLookIsNoCollapseTwoAre() {
        look(Map.of("bag", 0.29, "coat", 0.9));
        assertThat(alarms).isEmpty();
        look(Map.of("bag", 0.1, "coat", 0.9));
        assertThat(alarms)
                .singleElement()
                .returns("collapse", Alarm::code)
                .returns(AlarmSeverity.WARNING, Alarm::severity)
                .returns(1250L, Alarm::step)
                .returns("diversity.of.bag", Alarm::signal)
                .returns(0.1, Alarm::value)
                .returns(0.3, Alarm::threshold)
                .returns(
                        "images that are generated for bag are nearly alike: they differ by 10.0 % of what real ones do",
                        Alarm::message);
    }

    @Test
    void aGoodLookBetweenBeginsTheCountAnew() {
        looks(0.2, 0.3, 0.2, 0.3, 0.2);
        assertThat(alarms).isEmpty();
    }

    @Test
    void anAlarmIsNotRepeatedWhileItLasts() {
        looks(0.2, 0.2, 0.2, 0.39, 0.2, 0.2);
        assertThat(alarms).extracting(Alarm::step).containsExactly(1250L);
    }

    @Test
    void aCollapseThatComesBackAfterARecoveryIsAnAlarmAgain() {
        looks(0.2, 0.2, 0.4, 0.2, 0.2);
        assertThat(alarms).extracting(Alarm::step).containsExactly(1250L, 2000L);
    }

    @Test
    void conditionsCollapseAndAreToldApart() {
        look(Map.of("bag", 0.2, "coat", 0.2));
        look(Map.of("bag", 0.2, "coat", 0.5));
        look(Map.of("bag", 0.2, "coat", 0.2));
        look(Map.of("bag", 0.2, "coat", 0.2));
        assertThat(alarms).extracting(Alarm::signal).containsExactly("diversity.of.bag", "diversity.of.coat");
    }

    @Test
    void manyThatBeginTogetherAreOneAlarmOfTheWorst() {
        Map<String, Double> all = Map.of("a", 0.2, "b", 0.1, "c", 0.05, "d", 0.2, "e", 0.2);
        look(all);
        look(all);
        assertThat(alarms)
                .singleElement()
                .returns("diversity.of.c", Alarm::signal)
                .satisfies(alarm -> assertThat(alarm.message()).contains("for a, b, c and 2 more are"));
    }

    @Test
    void aConditionThatWasNotLookedAtWaitsForItsTurn() {
        look(Map.of("bag", 0.2));
        look(Map.of("coat", 0.9));
        look(Map.of("bag", 0.2));
        assertThat(alarms).extracting(Alarm::signal).containsExactly("diversity.of.bag");
    }

    @Test
    void theFirstStepsDoNotCount() {
        step = 500;
        looks(0, 0, 0);
        assertThat(step).isEqualTo(1250);
        assertThat(alarms).isEmpty();
        looks(0);
        assertThat(alarms).extracting(Alarm::step).containsExactly(1250L);
    }

    @Test
    void stepsWithoutALookChangeNothing() {
        look(Map.of("bag", 0.2));
        CollapseRule before = rule;
        look(Map.of());
        assertThat(rule).isEqualTo(before).isEqualTo(new CollapseRule(new TreeMap<>(Map.of("bag", 1))));
    }

    private void looks(double... ratios) {
        for (double ratio : ratios) {
            look(Map.of("bag", ratio));
        }
    }

    private void look(Map<String, Double> diversity) {
        Verdict<CollapseRule> verdict =
                rule.observe(new Observation(step, Map.of(), diversity), AlarmThresholds.DEFAULT);
        rule = verdict.rule();
        if (verdict.alarm() != null) {
            alarms.add(verdict.alarm());
        }
        step += 250;
    }
}
