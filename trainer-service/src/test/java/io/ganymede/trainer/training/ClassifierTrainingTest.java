package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.trainer.engine.EngineSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTrainingTest {
    private static final int STEPS = 30;

    private final Path directory;

    ClassifierTrainingTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void quadrantsAreToldApart() {
        ClassifierTraining.TrainedClassifier trained = train(plan(Map.of()));
        assertThat(trained.report().step()).isEqualTo(STEPS);
        assertThat(trained.report().testImages()).isEqualTo(400);
        assertThat(trained.report().testAccuracy()).isGreaterThan(0.95);
        assertThat(trained.report().metrics()).containsOnlyKeys("testAccuracy", "testEntropyBelow0.05");
        EntropyHistogram entropy = trained.report().testEntropy();
        assertThat(entropy.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(400);
        assertThat(entropy.highest()).isEqualTo(Math.log(4));
        assertThat(trained.probe()).containsOnlyKeys("x", "features", "logits");
    }

    @Test
    void flippedQuadrantsCannotBeToldApart() {
        // A mirrored image of class a looks like one of class b: left and right become a guess between two
        ClassifierReport report =
                train(plan(Map.of("flip", OptionValue.of(true)))).report();
        assertThat(report.testAccuracy()).isBetween(0.3, 0.8);
        assertThat(report.testEntropy().mean()).isCloseTo(Math.log(2), within(0.2));
        assertThat(report.testEntropy().shareBelow()).isZero();
    }

    @Test
    void croppedImagesChangeTheTraining() {
        Map<String, OptionValue> cropped = Map.of("cropPadding", OptionValue.of(1));
        ClassifierReport report = train(plan(cropped)).report();
        assertThat(report.testAccuracy()).isGreaterThan(0.95);
        assertThat(report).isNotEqualTo(train(plan(Map.of())).report());
        assertThat(report).isEqualTo(train(plan(cropped)).report());
    }

    @Test
    void paddingThatCouldHideImagesIsRefused() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> plan(Map.of("cropPadding", OptionValue.of(5))))
                .withMessageContaining("'cropPadding' does not fit images of 8 x 8: got 5, expected at most 4")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC));
    }

    private ClassifierTraining.TrainedClassifier train(ClassifierPlan plan) {
        try (DatasetSplit data = QuadrantImages.open(directory);
                EngineSession engine = EngineSession.open("cpu", 1)) {
            return new ClassifierTraining(engine, plan, data, data, new TrainingListener() {}).run();
        }
    }

    private static ClassifierPlan plan(Map<String, OptionValue> methodOptions) {
        TrainingSettings settings = Specs.settings(
                STEPS,
                16,
                1,
                "cross-entropy",
                methodOptions,
                1,
                Map.of("classifier", QuadrantImages.adam(1e-3)),
                new AverageSpec(0.9, 0));
        return new ClassifierPlan(
                QuadrantImages.SPACE,
                List.of(0.3),
                List.of(0.3),
                new ModelSpec("cnn", Map.of("dropout", OptionValue.of(0.2)), 0),
                settings);
    }
}
