package io.ganymede.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the sampler for images over HTTP. */
public final class SamplerClient {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    public SamplerClient(URI base) {
        this.base = base;
    }

    /**
     * One image, or a grid with a row a class or set of attributes; as good as square when the model has neither.
     *
     * @return a PNG file
     * @throws PlatformException NotFound for an unknown model, InvalidArgument for a refused request
     */
    public byte[] png(String model, ImageRequest wanted) {
        HttpRequest request = HttpRequest.newBuilder(generateUrl(model))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "image/png, application/problem+json;q=0.5")
                .POST(HttpRequest.BodyPublishers.ofByteArray(wanted.json()))
                .build();
        return send(request);
    }

    /** What the sampler says of one model; see {@code GET /v1/models/{m}}. */
    public JsonNode model(String model) {
        return Json.parse(
                "answer of the sampler",
                send(HttpRequest.newBuilder(modelUrl(model)).timeout(PATIENCE).build()));
    }

    /** The version that the sampler serves now, or -1 when it does not know the model yet. */
    public int servedVersion(String model) {
        try {
            return model(model).path("version").asInt(-1);
        } catch (PlatformException e) {
            if (e.reason() == Reason.NOT_FOUND || e.reason() == Reason.OVERLOADED) {
                return -1;
            }
            throw e;
        }
    }

    /** The address of one model. */
    public URI modelUrl(String model) {
        return base.resolve("/v1/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8));
    }

    /** The address that images are asked for at. */
    public URI generateUrl(String model) {
        return URI.create(modelUrl(model) + "/generate");
    }

    private byte[] send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw refused(response);
            }
            return response.body();
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.NOT_FOUND,
                    "no sampler answers at " + base + " (" + e + "); start a platform with './ganymede up', or name"
                            + " another with --sampler",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.INTERNAL, "interrupted while waiting for the sampler", e);
        }
    }

    private static PlatformException refused(HttpResponse<byte[]> response) {
        boolean problem = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        String detail = problem
                ? Json.parse("problem of the sampler", response.body())
                        .path("detail")
                        .asText()
                : new String(response.body(), StandardCharsets.UTF_8);
        return new PlatformException(
                reason(response.statusCode()), "the sampler refused (" + response.statusCode() + "): " + detail);
    }

    private static Reason reason(int status) {
        if (status == 404) {
            return Reason.NOT_FOUND;
        }
        return status == 429 || status == 503 ? Reason.OVERLOADED : Reason.INVALID_ARGUMENT;
    }
}
