package io.ganymede.sampler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.sampler.fixture.Checkpoints;
import io.ganymede.sampler.fixture.LocalPlatformResource;
import io.ganymede.sampler.fixture.Pictures;
import io.ganymede.sampler.fixture.SmallGenerator;
import io.ganymede.sampler.fixture.TestTopics;
import io.ganymede.sampler.sampling.Admission;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP surface, with a grey and a colour model behind it. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTestResource(LocalPlatformResource.class)
class SamplerHttpIT {
    private static final int SIDE = SmallGenerator.SIDE;

    @Inject
    ArtifactStore store;

    @Inject
    Admission admission;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(management = true)
    URL management;

    @BeforeEach
    void publish() {
        publish("grey", 1);
        publish("colour", 3);
    }

    @Test
    void onePngForOneImage() throws IOException {
        Response response = generate("image/png", "grey", "{\"class\": \"Shirt\", \"seed\": 5}");

        BufferedImage image = Pictures.png(response.asByteArray());
        assertThat(image.getWidth()).isEqualTo(SIDE);
        assertThat(image.getRaster().getNumBands()).isEqualTo(1);
        assertThat(response.header("X-Ganymede-Model-Version")).isEqualTo("1");
        assertThat(response.header("X-Ganymede-Model-Digest")).matches("[0-9a-f]{64}");
        assertThat(response.header("X-Ganymede-Seed")).isEqualTo("5");
        assertThat(response.header("ETag")).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void gridHasOneRowAClass() throws IOException {
        Response response = generate("*/*", "colour", "{\"count\": 4, \"seed\": 5}");

        BufferedImage grid = Pictures.png(response.asByteArray());
        assertThat(response.contentType()).isEqualTo("image/png");
        assertThat(grid.getWidth()).isEqualTo(4 * SIDE);
        assertThat(grid.getHeight()).isEqualTo(3 * SIDE);
        assertThat(grid.getRaster().getNumBands()).isEqualTo(3);
        // Row 1, column 2 is image 6, so its seed is 11.
        BufferedImage cell = grid.getSubimage(2 * SIDE, SIDE, SIDE, SIDE);
        BufferedImage alone = Pictures.png(given().get("/v1/models/colour/versions/1/classes/1/seeds/11.png")
                .asByteArray());
        assertThat(Pictures.pixels(cell)).isEqualTo(Pictures.pixels(alone));
    }

    @Test
    void everyFormatHoldsTheSamePixels() throws IOException {
        String body = "{\"classes\": [\"Bag\", 2], \"count\": 2, \"seed\": \"-3\"}";

        Response json = generate("application/json", "colour", body);
        Response raw = generate("application/octet-stream", "colour", body);

        json.then()
                .body("model", equalTo("colour"))
                .body("parameters.classes", equalTo(List.of("Bag", "Sneaker")))
                .body("parameters.count", equalTo(2))
                .body("parameters.seed", equalTo("-3"))
                .body("images.seed", equalTo(List.of("-3", "-2", "-1", "0")))
                .body("images.class", equalTo(List.of("Bag", "Bag", "Sneaker", "Sneaker")));
        assertThat(raw.header("X-Ganymede-Shape")).isEqualTo("4,8,8,3");
        int size = SIDE * SIDE * 3;
        List<String> encoded = json.jsonPath().getList("images.png");
        for (int i = 0; i < 4; i++) {
            int[] bytes = Pictures.unsigned(Arrays.copyOfRange(raw.asByteArray(), i * size, (i + 1) * size));
            assertThat(Pictures.pixels(Pictures.png(Base64.getDecoder().decode(encoded.get(i)))))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void serverPicksAndReturnsAnAbsentSeed() {
        Response first = generate("image/png", "grey", "{\"class\": 0}");

        Response again =
                generate("image/png", "grey", "{\"class\": 0, \"seed\": " + first.header("X-Ganymede-Seed") + "}");

        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void imageHasAnAddressForEver() {
        String path = "/v1/models/grey/versions/1/classes/Sneaker/seeds/42.png";
        Response image = given().get(path);

        image.then()
                .statusCode(200)
                .contentType("image/png")
                .header("Cache-Control", "public, max-age=31536000, immutable");
        given().header("If-None-Match", image.header("ETag"))
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", image.header("ETag"));
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
        assertThat(given().get("/v1/models/grey/versions/1/classes/2/seeds/42.png")
                        .asByteArray())
                .isEqualTo(image.asByteArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"clas\": 0}                  | 400 | InvalidArgument  | did you mean 'class'?",
                "{\"class\": \"Sneakr\"}        | 400 | InvalidArgument  | did you mean 'Sneaker'? known: [Bag, Shirt, Sneaker]",
                "{\"class\": 3}                 | 400 | InvalidArgument  | got 3, expected 0 to 2",
                "{\"class\": 0, \"count\": 0}   | 400 | InvalidArgument  | at least 1",
                "{\"count\": 1000}              | 400 | InvalidArgument  | got 3000, expected 1 to 1024",
                "{\"class\": }                  | 400 | InvalidArgument  | not valid JSON at line 1"
            })
    void badBodyIsExplained(String body, int status, String reason, String detail) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/models/grey/generate")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:ganymede:problem:" + reason))
                .body("reason", equalTo(reason))
                .body("status", equalTo(status))
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /v1/models/gray                                  | 404 | did you mean 'grey'?",
                "GET    | /v1/models/grey/versions/9                       | 404 | has no version 9; known: [1]",
                "GET    | /v1/models/grey/versions/x                       | 404 | there is no version 'x'",
                "GET    | /v1/models/grey/versions/1/classes/Hat/seeds/1.png  | 400 | unknown class 'Hat'",
                "GET    | /v1/models/grey/versions/1/classes/Bag/seeds/a.png  | 400 | seed 'a'",
                "GET    | /v1/nothing                                      | 404 | nothing at '/v1/nothing'",
                "GET    | /v1/models/grey/generate                         | 405 | does not know this method",
                "DELETE | /v1/models                                       | 405 | does not know this method"
            })
    void badAddressIsExplained(String method, String path, int status, String detail) {
        given().request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void typeThatCannotBeGivenOrReadIsRefused() {
        given().accept("image/webp")
                .contentType("application/json")
                .body("{}")
                .post("/v1/models/grey/generate")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
        given().contentType("text/plain")
                .body("{}")
                .post("/v1/models/grey/generate")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void bodyThatIsTooLargeIsRefused() {
        given().contentType("application/json")
                .body(new byte[9 << 20])
                .post("/v1/models/grey/generate")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("reason", equalTo("TooLarge"));
    }

    @Test
    void tooManyRequestsAreSentAway() {
        admitted(admission.limit(), () -> given().contentType("application/json")
                .body("{\"class\": 0}")
                .post("/v1/models/grey/generate")
                .then()
                .statusCode(429)
                .header("Retry-After", "1")
                .body("reason", equalTo("Overloaded")));
    }

    @Test
    void inferenceProtocolDescribesServerAndModel() {
        given().get("/v2")
                .then()
                .statusCode(200)
                .body("name", equalTo("ganymede"))
                .body("extensions", hasSize(0));
        given().get("/v2/").then().statusCode(200);
        given().get("/v2/health/live").then().statusCode(200).body("live", equalTo(true));
        given().get("/v2/health/ready").then().statusCode(200).body("ready", equalTo(true));
        given().get("/v2/models/grey/ready").then().statusCode(200).body("ready", equalTo(true));
        given().get("/v2/models/grey/versions/1/ready").then().statusCode(200);
        given().get("/v2/models/colour")
                .then()
                .statusCode(200)
                .body("platform", equalTo("onnx_onnxv1"))
                .body("versions", equalTo(List.of("1")))
                .body("inputs.find { it.name == 'z' }.shape", equalTo(List.of(-1, SmallGenerator.LATENT_DIM)))
                .body("outputs.find { it.name == 'image' }.shape", equalTo(List.of(-1, SIDE, SIDE, 3)));
    }

    @Test
    void inferenceGivesTheSamePixelsAsTheFriendlyApi() {
        Response raw = generate("application/octet-stream", "colour", "{\"class\": 1, \"count\": 2, \"seed\": 8}");

        Response reply = infer("colour", """
                {"id": "abc",
                 "inputs": [{"name": "class", "shape": [2], "datatype": "INT64", "data": [1, 1]},
                            {"name": "seed", "shape": [2], "datatype": "UINT64", "data": [8, "9"]}],
                 "outputs": [{"name": "image"}, {"name": "image_f32"}, {"name": "seed"}]}""");

        reply.then()
                .statusCode(200)
                .body("model_name", equalTo("colour"))
                .body("model_version", equalTo("1"))
                .body("id", equalTo("abc"))
                .body("outputs.name", equalTo(List.of("image", "image_f32", "seed")))
                .body("outputs[0].shape", equalTo(List.of(2, SIDE, SIDE, 3)))
                .body("outputs[1].shape", equalTo(List.of(2, 3, SIDE, SIDE)))
                .body("outputs[2].data", equalTo(List.of(8, 9)));
        List<Integer> pixels = reply.jsonPath().getList("outputs[0].data", Integer.class);
        assertThat(pixels.stream().mapToInt(Integer::intValue).toArray())
                .isEqualTo(Pictures.unsigned(raw.asByteArray()));
    }

    @Test
    void inferenceTakesLatentsNestedOrFlat() {
        String flat = "0.5,".repeat(SmallGenerator.LATENT_DIM - 1) + "0.5";

        List<Integer> first = pixels(infer("grey", latents("[" + flat + "]")));
        List<Integer> second = pixels(infer("grey", latents("[[" + flat + "]]")));

        assertThat(first).hasSize(SIDE * SIDE).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grey  | {}                        | 400 | input 'class' is missing",
                "grey  | {                         | 400 | not valid JSON",
                "nix   | {}                        | 404 | unknown model 'nix'",
                "grey  | {\"inputs\": [{\"name\": \"clas\", \"shape\": [1], \"datatype\": \"INT64\", \"data\": [1]}]} | 400 | did you mean 'class'?",
                "grey  | {\"inputs\": [{\"name\": \"class\", \"shape\": [2], \"datatype\": \"INT64\", \"data\": [1]}]} | 400 | got 1, expected 2",
                "grey  | {\"inputs\": [{\"name\": \"class\", \"shape\": [1], \"datatype\": \"FP32\", \"data\": [1]}]} | 400 | got FP32",
                "grey  | {\"inputs\": [{\"name\": \"class\", \"shape\": [1], \"datatype\": \"INT64\", \"data\": [7]}]} | 400 | got 7, expected 0 to 2",
                "grey  | {\"inputs\": [{\"name\": \"class\", \"shape\": [0], \"datatype\": \"INT64\", \"data\": []}]} | 400 | got 0, expected 1 to 1024"
            })
    void inferenceErrorsAreOneText(String model, String body, int status, String error) {
        infer(model, body)
                .then()
                .statusCode(status)
                .contentType("application/json")
                .body("error", containsString(error))
                .body("$", not(hasKey("reason")));
    }

    @Test
    void probesAndMetersAreOnTheManagementPort() {
        generate("image/png", "grey", "{\"class\": 0}");

        given().spec(managed())
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("models"))
                .body("checks.status", everyItem(equalTo("UP")));
        given().spec(managed()).get("/q/health/live").then().statusCode(200);
        given().spec(managed()).get("/q/health/started").then().statusCode(200);
        String metrics = given().spec(managed()).get("/q/metrics").asString();
        assertThat(metrics)
                .contains(
                        "ganymede_sampler_requests_total{model=\"grey\",outcome=\"success\",protocol=\"generate\",version=\"1\"}",
                        "ganymede_sampler_request_duration_seconds_bucket{",
                        "ganymede_sampler_inference_duration_seconds_count",
                        "ganymede_sampler_queue_duration_seconds_count",
                        "ganymede_sampler_encode_duration_seconds_count",
                        "ganymede_sampler_batch_size_bucket{",
                        "ganymede_sampler_images_total",
                        "ganymede_sampler_executions_total",
                        "ganymede_sampler_queue_depth",
                        "ganymede_sampler_models_loaded",
                        "ganymede_sampler_model_load_duration_seconds_count",
                        "ganymede_sampler_promotions_total{outcome=\"promoted\"}",
                        "ganymede_events_published_total{type=\"io.ganymede.model.promoted.v1\"}")
                .containsPattern(
                        "ganymede_sampler_model_info\\{digest=\"[0-9a-f]{64}\",model=\"grey\",version=\"1\"} 1");
    }

    @Test
    void openApiDescribesEveryPath() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.size()", greaterThanOrEqualTo(14))
                .body("paths", hasKey("/v1/models/{model}/generate"))
                .body("paths.'/v1/models/{model}/generate'.post.responses.'200'.content", hasKey("image/png"))
                .body("paths.'/v1/models/{model}/generate'.post.responses", hasKey("429"))
                .body("components.schemas", hasKey("Problem"))
                .body("components.schemas", hasKey("GenerateRequest"));
    }

    private void publish(String model, int channels) {
        if (given().get("/v1/models/" + model).statusCode() == 200) {
            return;
        }
        Checkpoints checkpoints = new Checkpoints(store, "job-" + model, model);
        try (TestTopics topics = new TestTopics(bootstrapServers)) {
            topics.send(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, channels)), 20.0));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/v1/models/" + model).statusCode() == 200);
    }

    /** Runs an action while so many requests are inside. */
    private void admitted(int requests, Runnable action) {
        if (requests == 0) {
            action.run();
        } else {
            admission.admit(() -> {
                admitted(requests - 1, action);
                return requests;
            });
        }
    }

    private RequestSpecification managed() {
        return new RequestSpecBuilder()
                .setBaseUri("http://" + management.getHost())
                .setPort(management.getPort())
                .setBasePath("/")
                .build();
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

    private static String latents(String values) {
        return "{\"inputs\": [{\"name\": \"class\", \"shape\": [1], \"datatype\": \"INT64\", \"data\": [0]},"
                + "{\"name\": \"z\", \"shape\": [1, " + SmallGenerator.LATENT_DIM
                + "], \"datatype\": \"FP32\", \"data\": " + values + "}]}";
    }

    private static List<Integer> pixels(Response reply) {
        reply.then().statusCode(200);
        return reply.jsonPath().getList("outputs[0].data", Integer.class);
    }
}
