package io.ganymede.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.json.Json;
import io.ganymede.trainer.augmentation.Augmentations;
import io.ganymede.trainer.condition.ConditionReport;
import io.ganymede.trainer.condition.ConditionSources;
import io.ganymede.trainer.method.ClassifierMethods;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/conditions.md names every part of its subject and has a row for every option, as the code says it. */
class ConditionsPageTest {
    private final String page =
            Files.readString(Path.of(System.getProperty("repository.root"), "docs", "conditions.md"));

    ConditionsPageTest() throws IOException {}

    @Test
    void everyNameIsExplained() {
        assertThat(Stream.of(ConditionSources.REGISTRY.names(), Augmentations.REGISTRY.names())
                        .flatMap(List::stream))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void everyOptionHasItsRow() {
        List<String> expected = Stream.of(
                        ConditionSources.REGISTRY.names().stream()
                                .flatMap(name -> OptionRows.of(
                                        name,
                                        ConditionSources.REGISTRY.require(name).options())),
                        Augmentations.REGISTRY.names().stream()
                                .flatMap(name -> OptionRows.of(
                                        name,
                                        Augmentations.REGISTRY.require(name).options())),
                        ClassifierMethods.REGISTRY.names().stream()
                                .flatMap(name -> OptionRows.of(
                                        name,
                                        ClassifierMethods.REGISTRY.require(name).options())))
                .flatMap(rows -> rows)
                .toList();
        assertThat(OptionRows.in(page)).containsExactlyElementsOf(expected);
    }

    @Test
    void theReportIsOneThatTheCodeReads() {
        String block = page.substring(page.indexOf("```json") + "```json".length());
        byte[] json = block.substring(0, block.indexOf("```")).getBytes(StandardCharsets.UTF_8);
        ConditionReport report = Json.read("report", json, ConditionReport.class);
        assertThat(Json.parse("report", Json.bytes(report))).isEqualTo(Json.parse("report", json));
    }
}
