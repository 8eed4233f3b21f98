package io.ganymede.evaluator.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.resize.ResizeRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureNetworkDescriptorTest {
    private static final String WHOLE = """
            {"input": "images", "channels": 3, "height": 224, "width": 192, "resize": "clean",
             "mean": [0.5, 0.4, 0.3], "deviation": [0.2, 0.25, 0.5],
             "taps": {"features": "pooled", "logits": "classes"}}
            """;

    @Test
    void aDescriptorIsReadAndWritten() {
        FeatureNetworkDescriptor descriptor = read(WHOLE);
        assertThat(descriptor.resizeRule()).isEqualTo(ResizeRules.CLEAN);
        assertThat(descriptor.height()).isEqualTo(224);
        assertThat(descriptor.width()).isEqualTo(192);
        assertThat(descriptor.mean()).isEqualTo(List.of(0.5, 0.4, 0.3));
        assertThat(descriptor.taps().toString()).isEqualTo("{features=pooled, logits=classes}");
        assertThat(descriptor.scaling(1).centre()).isEqualTo(102);
        assertThat(descriptor.scaling(1).spread()).isEqualTo(63.75);
        assertThat(FeatureNetworkDescriptor.read("it", Json.bytes(descriptor))).isEqualTo(descriptor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"clean\" | \"cleen\" | unknown resize rule 'cleen'; did you mean 'clean'?",
                "\"channels\": 3 | \"channels\": 4 | /channels: is 4: expected 1 or 3",
                "\"height\": 224, | | /height: stands without width",
                "\"height\": 224 | \"height\": 0 | expected at least 1",
                "[0.2, 0.25, 0.5] | [0.2, 0.25] | /deviation: is [0.2, 0.25]: expected a number above 0 per channel",
                "[0.2, 0.25, 0.5] | [0.2, 0.25, 0] | /deviation",
                "\"mean\" | \"scaling\": \"unit\", \"mean\" | exclude each other",
                "\"mean\" | \"meen\" | unknown key 'meen'; did you mean 'mean'?",
                "\"images\" | \" \" | /input: is blank",
                "\"pooled\" | \"\" | /taps/features: is blank",
                "\"channels\": 3, | | channels",
                "{\"input\" | {{ | feature network descriptor"
            })
    void whatIsWrongIsNamed(String part, String other, String message) {
        assertThat(WHOLE).contains(part);
        assertThatThrownBy(() -> read(WHOLE.replace(part, other == null ? "" : other)))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC))
                .hasMessageContaining(message);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThatThrownBy(() -> read("""
                        {"input": "x", "channels": 2, "resize": "tf1", "scaling": "bites", "taps": {}}
                        """))
                .hasMessageContaining("/channels")
                .hasMessageContaining("/height: is absent: expected the size that 'tf1' resizes to")
                .hasMessageContaining("unknown pixel scaling 'bites'; did you mean 'bytes'?")
                .hasMessageContaining("/taps: is empty");
    }

    private static FeatureNetworkDescriptor read(String json) {
        return FeatureNetworkDescriptor.read("file 'd.json'", json.getBytes(StandardCharsets.UTF_8));
    }
}
