package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.dataset.DatasetSplit;
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
    private final Path directory;

    ClassifierTrainingTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void quadrantsAreToldApart() {
        TrainingSettings settings = Specs.settings(
                30,
                16,
                1,
                "cross-entropy",
                Map.of(),
                1,
                Map.of("classifier", QuadrantImages.adam(1e-3)),
                new AverageSpec(0.9, 0));
        ClassifierPlan plan = new ClassifierPlan(
                QuadrantImages.SPACE,
                List.of(0.3),
                List.of(0.3),
                new ModelSpec("cnn", Map.of("dropout", OptionValue.of(0.2)), 0),
                settings);
        try (DatasetSplit data = QuadrantImages.open(directory);
                EngineSession engine = EngineSession.open("cpu", 1)) {
            ClassifierTraining.TrainedClassifier trained =
                    new ClassifierTraining(engine, plan, data, data, new TrainingListener() {}).run();
            assertThat(trained.step()).isEqualTo(30);
            assertThat(trained.testAccuracy()).isGreaterThan(0.95);
            assertThat(trained.probe()).containsOnlyKeys("x", "features", "logits");
        }
    }
}
