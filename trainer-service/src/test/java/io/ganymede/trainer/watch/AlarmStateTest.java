package io.ganymede.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.LabelObedience;
import io.ganymede.common.json.Json;
import io.ganymede.common.latent.PhiloxStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AlarmStateTest {
    /** A life with every kind of trouble, which comes and goes. */
    private static Observation observation(long step) {
        PhiloxStream random = new PhiloxStream(7, "life", step);
        boolean bad = step / 1500 % 2 == 1;
        Map<String, Double> signals = new HashMap<>();
        if (step % 3 != 0) {
            signals.put("realness.real", bad ? 0.99 : 0.7);
            signals.put("realness.generated", 0.01 * random.uniform());
            signals.put("norm.features", (bad && step % 700 == 1 ? 50 : 1) * (1 + random.uniform()));
            signals.put("gradient.labels", bad && step % 1000 == 3 ? Double.NaN : 1 + random.uniform());
            signals.put("labels.generated", bad ? 0.05 : 0.6);
        }
        Map<String, Double> diversity =
                step % 250 != 0 ? Map.of() : Map.of("bag", bad ? 0.1 : 0.8, "coat", 0.25 + 0.1 * random.uniform());
        return new Observation(step, signals, diversity);
    }

    @Test
    void whatIsReadFromACheckpointGoesOnInTheSameWay() {
        // When
        List<Alarm> whole = live(state -> state);
        List<Alarm> interrupted = live(state -> Json.read("state.json", Json.bytes(state), AlarmState.class));

        // Then
        assertThat(interrupted).isEqualTo(whole);
        assertThat(whole)
                .extracting(Alarm::code)
                .contains("collapse", "discriminator-wins", "explosion", "labels-ignored");
    }

    @Test
    void theStateOfALongLifeIsSmall() {
        AlarmState state = AlarmState.initial();
        for (long step = 1; step <= 3000; step++) {
            state = state.observe(observation(step), AlarmThresholds.DEFAULT, new LabelObedience(10))
                    .state();
        }
        assertThat(Json.read("state.json", Json.bytes(state), AlarmState.class)).isEqualTo(state);
        assertThat(Json.bytes(state)).hasSizeLessThan(4000);
    }

    /** The alarms of a life in which the state is stored every 400 steps. */
    private static List<Alarm> live(UnaryOperator<AlarmState> storage) {
        AlarmState state = AlarmState.initial();
        List<Alarm> alarms = new ArrayList<>();
        for (long step = 1; step <= 6000; step++) {
            AlarmState.Outcome outcome =
                    state.observe(observation(step), AlarmThresholds.DEFAULT, new LabelObedience(10));
            alarms.addAll(outcome.alarms());
            state = step % 400 == 0 ? storage.apply(outcome.state()) : outcome.state();
        }
        return alarms;
    }
}
