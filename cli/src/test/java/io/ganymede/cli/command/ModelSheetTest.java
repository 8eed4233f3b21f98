package io.ganymede.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.json.Json;
import org.junit.jupiter.api.Test;

class ModelSheetTest {
    @Test
    void listsAttributesWithWhatTheyMayBe() {
        String sheet = ModelSheet.of(description("""
                "conditions": "attributes", "usage": "it is told attributes", "classes": [],
                "attributes": [{"name": "Smiling", "kind": "BINARY", "minimum": 0, "maximum": 1},
                               {"name": "Man", "kind": "BINARY", "minimum": 0, "maximum": 1},
                               {"name": "Woman", "kind": "BINARY", "minimum": 0, "maximum": 1},
                               {"name": "Age", "kind": "REAL", "minimum": 18, "maximum": 80.5}],
                "groups": [{"name": "sex", "attributes": ["Man", "Woman"], "exhaustive": true}]"""));

        assertThat(sheet.lines().map(String::stripTrailing))
                .containsExactly(
                        "m version 3, images [1,8,8]  fid=12.346",
                        "it is told attributes",
                        "",
                        "ATTRIBUTE  VALUES        GROUP",
                        "Smiling    0 or 1        -",
                        "Man        0 or 1        sex, exactly one",
                        "Woman      0 or 1        sex, exactly one",
                        "Age        18.0 to 80.5  -",
                        "",
                        "./ganymede sample m --attribute 'Man=1' --attribute 'Age=18.0' --count 16 --out out.png");
    }

    @Test
    void listsClassesWithTheirIndex() {
        String sheet = ModelSheet.of(description("""
                "conditions": "classes", "usage": "it is told one class", "classes": ["bag", "shoe"], "attributes": [],
                "groups": []"""));

        assertThat(sheet)
                .containsPattern("1 +shoe")
                .endsWith("./ganymede sample m --class 0 --count 16 --out out.png\n");
    }

    @Test
    void saysHowToAskWhereThereAreNoConditions() {
        String sheet = ModelSheet.of(description("""
                "conditions": "none", "usage": "its generator was trained without conditions", "classes": [],
                "attributes": [], "groups": []"""));

        assertThat(sheet).contains("trained without").endsWith("./ganymede sample m --count 16 --out out.png\n");
    }

    private static JsonNode description(String conditions) {
        return Json.parse(
                "description",
                ("{\"name\": \"m\", \"version\": 3, \"imageShape\": [1, 8, 8], \"metrics\": {\"fid\": 12.3456}, "
                                + conditions + "}")
                        .getBytes(UTF_8));
    }
}
