package io.ganymede.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.Problem;
import io.ganymede.common.json.Json;
import io.ganymede.common.request.Presets;
import io.ganymede.trainer.coordinator.RequestCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerRequestCheckTest {
    private final TrainerRequestCheck check = new TrainerRequestCheck();

    static List<String> presets() {
        return Presets.names();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetCanBeTrained(String preset) {
        // When
        RequestCheck.Result result =
                check.check(Json.tree(Map.of("jobId", "j", "preset", preset, "dataset", Map.of("name", "d"))));

        // Then
        assertThat(result).isInstanceOfSatisfying(RequestCheck.Valid.class, valid -> {
            assertThat(valid.spec().preset()).isEqualTo(preset);
            assertThat(valid.specHash()).hasSize(64);
        });
    }

    @Test
    void theSameRequestUnderAnotherIdHasTheSameHash() {
        // When
        RequestCheck.Result one = check.check(request("{'jobId':'a','preset':'cgan','dataset':{'name':'d'}}"));
        RequestCheck.Result two = check.check(request("{'dataset':{'name':'d'},'jobId':'b','preset':'cgan'}"));

        // Then
        assertThat(((RequestCheck.Valid) one).specHash()).isEqualTo(((RequestCheck.Valid) two).specHash());
    }

    @Test
    void namesThatTheTrainerDoesNotKnowAreToldTogether() {
        // When
        List<Problem> problems = problems("{'jobId':'a','preset':'cgan','dataset':{'name':'d'},"
                + "'model':{'architecture':'tini'},'training':{'method':'concatt'}}");

        // Then
        assertThat(problems).extracting(Problem::pointer).containsExactly("/model/architecture", "/training/method");
        assertThat(problems).extracting(Problem::message).allMatch(message -> message.contains("did you mean"));
    }

    @Test
    void anOptionThatTheMethodDoesNotKnowIsTold() {
        // When
        List<Problem> problems = problems("{'jobId':'a','preset':'cgan','dataset':{'name':'d'},"
                + "'training':{'methodOptions':{'label':'code'}}}");

        // Then
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).startsWith("/training");
            assertThat(problem.message()).contains("'label'").contains("labelInput");
        });
    }

    @Test
    void aClassifierIsCheckedAgainstClassifierMethods() {
        // When
        List<Problem> problems = problems(
                "{'jobId':'a','preset':'reference-classifier','dataset':{'name':'d'},'training':{'method':'am-gan'}}");

        // Then
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.pointer())
                .isEqualTo("/training/method"));
    }

    private List<Problem> problems(String json) {
        return ((RequestCheck.Invalid) check.check(request(json))).problems();
    }

    private static JsonNode request(String json) {
        return Json.parse("request", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
