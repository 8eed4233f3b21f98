package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final OptimizerSpec ADAM = Specs.adam(2e-4, 0.5, 0.999, "linear");

    @Test
    void planSurvivesJson() {
        GanPlan plan = QuadrantImages.plan("am-gan", 7);
        assertThat(Json.read("plan", Json.bytes(plan), GanPlan.class)).isEqualTo(plan);
    }

    @Test
    void linearRateFallsToZeroBehindTheLastStep() {
        GanPlan plan = QuadrantImages.plan("am-gan", 10, 1e-3, 2e-3, 1);
        assertThat(plan.learningRates(0)).containsEntry("generator", 1e-3).containsEntry("discriminator", 2e-3);
        assertThat(plan.learningRates(5)).containsEntry("generator", 5e-4).containsEntry("discriminator", 1e-3);
        assertThat(plan.learningRates(10)).containsEntry("generator", 0.0);
    }

    @Test
    void whatIsUnknownOrOutOfBoundsIsRefused() {
        assertRefused("did you mean 'am-gan'", "amgan", "tiny", Map.of(), ADAM, 0.9);
        assertRefused("did you mean 'tiny'", "am-gan", "tin", Map.of(), ADAM, 0.9);
        assertRefused("did you mean 'labelInput'", "concat", "tiny", option("labelinput", "code"), ADAM, 0.9);
        assertRefused("one of [planes, code]", "concat", "tiny", option("labelInput", "cod"), ADAM, 0.9);
        assertRefused("decay", "concat", "tiny", Map.of(), ADAM, 1);
        assertRefused("learning rate", "concat", "tiny", Map.of(), Specs.adam(0, 0.5, 0.999, "linear"), 0.9);
        assertRefused(
                "optimizer 'adan'",
                "concat",
                "tiny",
                Map.of(),
                new OptimizerSpec("adan", Map.of(), 1, "linear", Map.of()),
                0.9);
        assertRefused("schedule 'cosine'", "concat", "tiny", Map.of(), Specs.adam(1, 0, 0, "cosine"), 0.9);
    }

    @Test
    void aDepthThatNoDenseNetHasIsRefusedWithTheRequest() {
        TrainingSettings settings = Specs.settings(
                10, 16, 1, "cross-entropy", Map.of(), 1, Map.of("classifier", ADAM), new AverageSpec(0.9, 0));
        ModelSpec model = new ModelSpec("densenet-bc", Map.of("depth", OptionValue.of(23)), 0);
        assertThatThrownBy(() -> new ClassifierPlan(QuadrantImages.SPACE, List.of(0.5), List.of(0.5), model, settings))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC))
                .hasMessageContaining("'depth' of architecture 'densenet-bc' does not fit: got 23")
                .hasMessageContaining("such as 22 or 28");
    }

    private static Map<String, OptionValue> option(String name, String value) {
        return Map.of(name, OptionValue.of(value));
    }

    private static void assertRefused(
            String message,
            String method,
            String architecture,
            Map<String, OptionValue> options,
            OptimizerSpec optimizer,
            double decay) {
        TrainingSettings settings = Specs.settings(
                10,
                16,
                1,
                method,
                options,
                1,
                Map.of("generator", optimizer, "discriminator", optimizer),
                new AverageSpec(decay, 0));
        assertThatThrownBy(() -> new GanPlan(QuadrantImages.SPACE, Specs.model(architecture, 8), settings))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC))
                .hasMessageContaining(message);
    }
}
