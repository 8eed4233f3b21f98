package io.ganymede.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureChoiceTest {
    @Test
    void readsEveryForm() {
        assertThat(FeatureChoice.parse("auto")).isEqualTo(new FeatureChoice.Auto());
        assertThat(FeatureChoice.parse("none")).isEqualTo(new FeatureChoice.None());
        assertThat(FeatureChoice.parse("classifier:judge")).isEqualTo(new FeatureChoice.Classifier("judge", null));
        assertThat(FeatureChoice.parse("classifier:judge:12")).isEqualTo(new FeatureChoice.Classifier("judge", 12));
        assertThat(FeatureChoice.parse("onnx:nets/a:b.onnx"))
                .isEqualTo(new FeatureChoice.Onnx(Path.of("nets/a:b.onnx")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto:x", "none:", "classifier", "classifier:", "classifier:a:b", "classifier:a:0", "onnx"})
    void refusesHalfAForm(String text) {
        assertThatThrownBy(() -> FeatureChoice.parse(text))
                .hasMessage("--features cannot be read: got '" + text
                        + "', known: [auto, classifier:NAME[:VERSION], none, onnx:FILE]");
    }

    @Test
    void namesTheNearestKind() {
        assertThatThrownBy(() -> FeatureChoice.parse("clasifier:judge"))
                .hasMessageContaining("unknown kind of features 'clasifier'; did you mean 'classifier'?");
    }
}
