package io.ganymede.common.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.Specs;
import io.ganymede.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassificationTest {
    private static final Recognition RECOGNITION = new Recognition(List.of(3L, 0L), List.of(4L, 2L));

    @Test
    void everyKindIsReadAsItWasWritten() {
        Classification measured = new Classification.Measured(
                new Classification.Recipe(
                        Specs.model("cnn", 0),
                        Specs.settings(
                                10,
                                4,
                                1,
                                "cross-entropy",
                                Map.of(),
                                1,
                                Map.of("classifier", Specs.adam(1e-3, 0.9, 0.999, "linear")),
                                new AverageSpec(0, 0)),
                        true),
                new Classification.Images(6, 5, 8, 6),
                RECOGNITION,
                RECOGNITION,
                RECOGNITION,
                Map.of("generated", "ab"),
                Map.of("threads", "1"));
        Classification refused = new Classification.Refused("needs classes");

        assertThat(read(Json.line(measured))).isEqualTo(measured);
        assertThat(read(Json.line(refused))).isEqualTo(refused);
        assertThat(Json.line(refused)).isEqualTo("{\"kind\":\"refused\",\"reason\":\"needs classes\"}");
    }

    @Test
    void recognisedImagesAreCounted() {
        assertThat(RECOGNITION.allRecognised()).isEqualTo(3);
        assertThat(RECOGNITION.allTested()).isEqualTo(6);
        assertThat(Json.line(RECOGNITION)).isEqualTo("{\"recognised\":[3,0],\"tested\":[4,2]}");
    }

    @Test
    void moreThanThereAreAreNotRecognised() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> new Recognition(List.of(1L, 3L), List.of(1L, 2L)))
                .withMessageContaining("class '1' is out of range: got 3 recognised images, expected 0 to 2");
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> new Recognition(List.of(1L), List.of(1L, 2L)))
                .withMessageContaining("got 1 and 2, expected equal");
    }

    @Test
    void ordersAreChecked() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> order(0))
                .withMessageContaining("'steps' is out of range: got 0, expected at least 1");
        ClassificationOrder order = order(5);
        assertThat(Json.read("order", Json.bytes(order), ClassificationOrder.class))
                .isEqualTo(order);
    }

    private static ClassificationOrder order(long steps) {
        OrderedSide side = new OrderedSide("/file", "name", List.of("a", "b"));
        return new ClassificationOrder(ClassificationOrder.VERSION, side, side, null, null, steps, 0, 1, "/out");
    }

    private static Classification read(String json) {
        return Json.read("classification", json.getBytes(StandardCharsets.UTF_8), Classification.class);
    }
}
