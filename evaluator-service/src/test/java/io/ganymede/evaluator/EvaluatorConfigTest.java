package io.ganymede.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluatorConfigTest {
    private static final Map<String, String> REQUIRED =
            Map.of("GANYMEDE_OBJECTSTORE_ACCESS_KEY", "key", "GANYMEDE_OBJECTSTORE_SECRET_KEY", "secret");

    @Test
    void hasTheDocumentedDefaults() {
        EvaluatorConfig config = environment(Map.of());

        assertThat(config.instance()).isEmpty();
        assertThat(config.parentPid()).isEmpty();
        assertThat(config.objectstore().endpoint()).isEqualTo(URI.create("http://localhost:9878"));
        assertThat(config.objectstore().bucket()).isEqualTo("ganymede");
        assertThat(config.objectstore().region()).isEqualTo("us-east-1");
        assertThat(config.evaluator().threads()).isEqualTo(1);
        assertThat(config.evaluator().classifierWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.evaluator().maxBehind()).isEqualTo(4);
        assertThat(config.evaluator().retryPatience()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void readsTheEnvironment() {
        EvaluatorConfig config = environment(Map.of(
                "GANYMEDE_INSTANCE", "e1",
                "GANYMEDE_PARENT_PID", "42",
                "GANYMEDE_OBJECTSTORE_ENDPOINT", "https://store",
                "GANYMEDE_OBJECTSTORE_BUCKET", "other",
                "GANYMEDE_OBJECTSTORE_REGION", "eu",
                "GANYMEDE_EVALUATOR_THREADS", "4",
                "GANYMEDE_EVALUATOR_CLASSIFIER_WAIT", "5m",
                "GANYMEDE_EVALUATOR_MAX_BEHIND", "0",
                "GANYMEDE_EVALUATOR_RETRY_PATIENCE", "10s"));

        assertThat(config.instance()).contains("e1");
        assertThat(config.parentPid()).hasValue(42);
        assertThat(config.objectstore().endpoint()).isEqualTo(URI.create("https://store"));
        assertThat(config.objectstore().bucket()).isEqualTo("other");
        assertThat(config.objectstore().region()).isEqualTo("eu");
        assertThat(config.objectstore().accessKey()).isEqualTo("key");
        assertThat(config.objectstore().secretKey()).isEqualTo("secret");
        assertThat(config.evaluator().threads()).isEqualTo(4);
        assertThat(config.evaluator().classifierWait()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.evaluator().maxBehind()).isZero();
        assertThat(config.evaluator().retryPatience()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void namesAMissingSecretAndAnUnknownKey() {
        Map<String, String> faulty = Map.of("ganymede.objectstore.access-key", "key", "ganymede.evaluator.thread", "2");

        assertThatThrownBy(() -> new SmallRyeConfigBuilder()
                        .withMapping(EvaluatorConfig.class)
                        .withConverter(Duration.class, 200, EvaluatorConfigTest::duration)
                        .withSources(new PropertiesConfigSource(faulty, "file", 100))
                        .build())
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ganymede.objectstore.secret-key")
                .hasMessageContaining("ganymede.evaluator.thread");
    }

    private static EvaluatorConfig environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.putAll(more);
        return new SmallRyeConfigBuilder()
                .withMapping(EvaluatorConfig.class)
                .withConverter(Duration.class, 200, EvaluatorConfigTest::duration)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(EvaluatorConfig.class);
    }

    /** As Quarkus' own converter reads the units used here. */
    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }
}
