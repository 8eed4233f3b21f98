package io.ganymede.sampler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.sampler.fixture.Checkpoints;
import io.ganymede.sampler.fixture.LocalPlatformResource;
import io.ganymede.sampler.fixture.Pictures;
import io.ganymede.sampler.fixture.SmallGenerator;
import io.ganymede.sampler.fixture.TestTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP surface of models that are told attributes, and of those that are told nothing. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTestResource(LocalPlatformResource.class)
class ConditionsHttpIT {
    private static final int SIDE = SmallGenerator.SIDE;

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void publish() {
        publish("things", ConditionSpace.ofClasses(SmallGenerator.CLASSES));
        publish("faces", SmallGenerator.FACES);
        publish("plain", ConditionSpace.none());
    }

    @Test
    void modelsSayWhatCanBeAskedOfThem() {
        given().get("/v1/models/things")
                .then()
                .statusCode(200)
                .body("conditions", equalTo("classes"))
                .body("classes", equalTo(SmallGenerator.CLASSES))
                .body("attributes", hasSize(0));
        given().get("/v1/models/faces")
                .then()
                .body("conditions", equalTo("attributes"))
                .body("classes", hasSize(0))
                .body("attributes.name", equalTo(List.of("smiling", "blond", "dark", "age")))
                .body("attributes.find { it.name == 'age' }.kind", equalTo("REAL"))
                .body("attributes.find { it.name == 'age' }.maximum", equalTo(80f))
                .body("groups[0].attributes", equalTo(List.of("blond", "dark")))
                .body("usage", containsString("real ones a number in their range"));
        given().get("/v1/models/plain")
                .then()
                .body("conditions", equalTo("none"))
                .body("classes", hasSize(0))
                .body("attributes", hasSize(0))
                .body("usage", containsString("rejection"))
                .body("metrics.fid", equalTo(20f));
    }

    @Test
    void gridWithoutConditionsIsAsGoodAsSquare() throws IOException {
        Response response = generate("image/png", "plain", "{\"count\": 10, \"seed\": 5}");

        BufferedImage grid = Pictures.png(response.asByteArray());
        assertThat(grid.getWidth()).isEqualTo(4 * SIDE);
        assertThat(grid.getHeight()).isEqualTo(3 * SIDE);
        // Row 1, column 2 is image 6, so its seed is 11.
        assertThat(Pictures.pixels(grid.getSubimage(2 * SIDE, SIDE, SIDE, SIDE)))
                .isEqualTo(Pictures.pixels(Pictures.png(
                        given().get("/v1/models/plain/versions/1/seeds/11.png").asByteArray())));
    }

    @Test
    void replyHoldsWhatTheModelIsTold() throws IOException {
        generate("application/json", "plain", "{\"seed\": 7}")
                .then()
                .body("parameters", not(hasKey("classes")))
                .body("parameters", not(hasKey("attributes")))
                .body("images", hasSize(1))
                .body("images[0]", not(hasKey("class")))
                .body("images[0]", not(hasKey("attributes")))
                .body("images[0].seed", equalTo("7"));

        Response faces = generate(
                "application/json",
                "faces",
                "{\"attributes\": [{\"age\": 30.5, \"dark\": 1}, {\"age\": 60}], \"count\": 2, \"seed\": 7}");

        faces.then()
                .body("images", hasSize(4))
                .body("images[0]", not(hasKey("class")))
                .body("images[1].attributes.age", equalTo(30.5f))
                .body("images[2].attributes", equalTo(Map.of("smiling", 0f, "blond", 0f, "dark", 0f, "age", 60f)))
                .body("images.seed", equalTo(List.of("7", "8", "9", "10")));
        // The parameters of the reply, sent again, give the same images.
        Object parameters = faces.jsonPath().get("parameters");
        Response again = given().accept("application/json")
                .contentType("application/json")
                .body(parameters)
                .post("/v1/models/faces/generate");
        assertThat(again.jsonPath().getList("images.png"))
                .isEqualTo(faces.jsonPath().getList("images.png"));
        assertThat(again.header("ETag")).isEqualTo(faces.header("ETag"));
        assertThat(Pictures.pixels(decoded(faces, 0)))
                .as("another age gives another image")
                .isNotEqualTo(Pictures.pixels(decoded(
                        generate("application/json", "faces", "{\"attributes\": {\"age\": 31}, \"seed\": 7}"), 0)));
    }

    @Test
    void everyWayToAskGivesTheSameImage() throws IOException {
        Response raw = generate(
                "application/octet-stream", "faces", "{\"attributes\": {\"smiling\": 1, \"age\": 42.25}, \"seed\": 9}");

        Response address = given().get("/v1/models/faces/versions/1/seeds/9.png?age=42.25&smiling=1");
        Response inferred = infer("faces", """
                {"inputs": [{"name": "attributes", "shape": [1, 4], "datatype": "FP32", "data": [1, 0, 0, 42.25]},
                            {"name": "seed", "shape": [1], "datatype": "UINT64", "data": [9]}]}""");

        int[] expected = Pictures.unsigned(raw.asByteArray());
        assertThat(Pictures.pixels(Pictures.png(address.asByteArray()))).isEqualTo(expected);
        assertThat(address.header("Cache-Control")).contains("immutable");
        given().header("If-None-Match", address.header("ETag"))
                .get("/v1/models/faces/versions/1/seeds/9.png?smiling=1&age=42.25")
                .then()
                .statusCode(304);
        assertThat(data(inferred)).isEqualTo(expected);

        Response plain = infer("plain", """
                {"inputs": [{"name": "seed", "shape": [2], "datatype": "UINT64", "data": [3, 4]}]}""");
        assertThat(data(plain))
                .isEqualTo(
                        Pictures.unsigned(generate("application/octet-stream", "plain", "{\"count\": 2, \"seed\": 3}")
                                .asByteArray()));
    }

    @Test
    void inferenceProtocolDescribesTheInputs() {
        given().get("/v2/models/faces")
                .then()
                .statusCode(200)
                .body("inputs.name", equalTo(List.of("attributes", "seed", "z")))
                .body("inputs[0].shape", equalTo(List.of(-1, 4)))
                .body("properties.conditions", equalTo("attributes"))
                .body("properties.attributes", startsWith("[{\"name\":\"smiling\""))
                .body("properties", not(hasKey("classes")));
        given().get("/v2/models/plain")
                .then()
                .body("inputs.name", equalTo(List.of("seed", "z")))
                .body("properties.conditions", equalTo("none"))
                .body("properties.usage", containsString("rejection"));
        given().get("/v2/models/things")
                .then()
                .body("inputs.name", equalTo(List.of("class", "seed", "z")))
                .body("properties.classes", equalTo("[\"Bag\",\"Shirt\",\"Sneaker\"]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain  | {\"class\": 1}                             | model 'plain' cannot be asked for 'class': its generator was trained without conditions",
                "things | {\"attributes\": {\"age\": 1}}             | cannot be asked for 'attributes': it is told one class by name",
                "faces  | {\"class\": \"Bag\"}                       | cannot be asked for 'class': it is told attributes by name",
                "faces  | {\"attributes\": {\"age\": 20, \"smilin\": 1}} | unknown attribute 'smilin'; did you mean 'smiling'?",
                "faces  | {\"attributes\": {\"age\": 200}}           | got 200.0, expected 10.0 to 80.0"
            })
    void badBodyIsExplained(String model, String body, String detail) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/models/" + model + "/generate")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("reason", equalTo("InvalidArgument"))
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain/versions/1/classes/1/seeds/1.png      | cannot be asked for a class: its generator was trained without",
                "plain/versions/1/seeds/1.png?smiling=1      | cannot be asked for attributes: its generator was trained without",
                "things/versions/1/seeds/1.png               | without saying what it shows: it is told one class",
                "faces/versions/1/classes/1/seeds/1.png      | cannot be asked for a class: it is told attributes",
                "faces/versions/1/seeds/1.png                | attribute 'age' is missing",
                "faces/versions/1/seeds/1.png?age=20&ag=1    | unknown attribute 'ag'; did you mean 'age'?",
                "faces/versions/1/seeds/1.png?age=20&age=30  | query parameter 'age' is not one number: got [20, 30]",
                "faces/versions/1/seeds/1.png?age=old        | query parameter 'age' is not one number: got [old]",
                "faces/versions/1/seeds/1.png?age=20&blond=1&dark=1 | at most one of [blond, dark]"
            })
    void badAddressIsExplained(String path, String detail) {
        given().get("/v1/models/" + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | {}                                                                                             | input 'seed' is missing; known: [seed, z]",
                "plain | {\"inputs\": [{\"name\": \"class\", \"shape\": [1], \"datatype\": \"INT64\", \"data\": [1]}]}  | cannot be asked for input 'class': its generator",
                "plain | {\"inputs\": [{\"name\": \"sed\", \"shape\": [1], \"datatype\": \"INT64\", \"data\": [1]}]}    | did you mean 'seed'?",
                "faces | {}                                                                                             | input 'attributes' is missing",
                "faces | {\"inputs\": [{\"name\": \"attributes\", \"shape\": [1, 2], \"datatype\": \"FP32\", \"data\": [1, 0]}]} | got [1, 2], expected [N, ...] with [4]",
                "faces | {\"inputs\": [{\"name\": \"attributes\", \"shape\": [1, 4], \"datatype\": \"FP32\", \"data\": [1, 1, 1, 20]}]} | at most one of [blond, dark]",
                "faces | {\"inputs\": [{\"name\": \"attributes\", \"shape\": [1, 4], \"datatype\": \"FP32\", \"data\": [1, 1, 0, 20]}, {\"name\": \"seed\", \"shape\": [2], \"datatype\": \"UINT64\", \"data\": [1, 2]}]} | another batch than 'attributes': got 2, expected 1"
            })
    void badInferenceIsExplained(String model, String body, String error) {
        infer(model, body)
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error", containsString(error));
    }

    @Test
    void openApiDescribesAttributes() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/v1/models/{model}/versions/{version}/seeds/{seed}.png"))
                .body("components.schemas.GenerateRequest.properties", hasKey("attributes"))
                .body("components.schemas.GenerateRequest.properties.attributes.anyOf", hasSize(2))
                .body("components.schemas.Attributes.additionalProperties.type", equalTo("number"))
                .body(
                        "components.schemas.Model.properties.conditions.enum",
                        equalTo(List.of("none", "classes", "attributes")));
    }

    private void publish(String model, ConditionSpace conditions) {
        if (given().get("/v1/models/" + model).statusCode() == 200) {
            return;
        }
        Checkpoints checkpoints = new Checkpoints(store, "job-" + model, model, "fid");
        try (TestTopics topics = new TestTopics(bootstrapServers)) {
            topics.send(checkpoints.evaluation(
                    5, checkpoints.put(5, new SmallGenerator(1, 1, conditions)), Map.of("fid", 20.0)));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/v1/models/" + model).statusCode() == 200);
    }

    private static Response generate(String accept, String model, String body) {
        Response response = given().accept(accept)
                .contentType("application/json")
                .body(body)
                .post("/v1/models/" + model + "/generate");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private static Response infer(String model, String body) {
        return given().contentType("application/json").body(body).post("/v2/models/" + model + "/infer");
    }

    private static int[] data(Response reply) {
        reply.then().statusCode(200);
        return reply.jsonPath().getList("outputs[0].data", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static BufferedImage decoded(Response reply, int image) throws IOException {
        return Pictures.png(Base64.getDecoder().decode(reply.jsonPath().getString("images[" + image + "].png")));
    }
}
