package io.ganymede.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerConfigTest {
    private static final Map<String, String> REQUIRED = Map.of(
            "GANYMEDE_OBJECTSTORE_ACCESS_KEY", "key",
            "GANYMEDE_OBJECTSTORE_SECRET_KEY", "secret",
            "GANYMEDE_TRAINER_WORK_DIRECTORY", "/work");

    @Test
    void hasTheDocumentedDefaults() {
        TrainerConfig.Trainer trainer = environment(Map.of());

        assertThat(trainer.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(trainer.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(trainer.datasetCache().asLongValue()).isEqualTo(50L << 30);
        assertThat(trainer.threads()).isZero();
        assertThat(trainer.device()).isEqualTo("auto");
        assertThat(trainer.workerHeap()).isEqualTo("1g");
    }

    @Test
    void readsTheEnvironment() {
        TrainerConfig.Trainer trainer = environment(Map.of(
                "GANYMEDE_TRAINER_DATASET_CACHE", "512M",
                "GANYMEDE_TRAINER_THREADS", "3",
                "GANYMEDE_TRAINER_LEASE", "90s"));

        assertThat(trainer.workDirectory()).isEqualTo(Path.of("/work"));
        assertThat(trainer.datasetCache().asLongValue()).isEqualTo(512L << 20);
        assertThat(trainer.threads()).isEqualTo(3);
        assertThat(trainer.lease()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aCacheSizeThatIsNoSizeIsRefused() {
        assertThatThrownBy(() -> environment(Map.of("GANYMEDE_TRAINER_DATASET_CACHE", "much")))
                .hasMessageContaining("ganymede.trainer.dataset-cache");
    }

    private static TrainerConfig.Trainer environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.putAll(more);
        return new SmallRyeConfigBuilder()
                .withMapping(TrainerConfig.class)
                .withConverter(Duration.class, 200, text -> Duration.parse("PT" + text)) // as Quarkus reads these units
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(TrainerConfig.class)
                .trainer();
    }
}
