package io.ganymede.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** Asks the sampler for images over HTTP. */
public final class SamplerClient {
    private final ServiceHttp http;

    public SamplerClient(URI base) {
        this.http = new ServiceHttp("sampler", base);
    }

    /**
     * One image, or a grid with a row a class or set of attributes; as good as square when the model has neither.
     *
     * @return a PNG file
     * @throws PlatformException NotFound for an unknown model, InvalidArgument for a refused request
     */
    public byte[] png(String model, ImageRequest wanted) {
        return http.send(HttpRequest.newBuilder(generateUrl(model))
                .header("Content-Type", "application/json")
                .header("Accept", "image/png, application/problem+json;q=0.5")
                .POST(HttpRequest.BodyPublishers.ofByteArray(wanted.json())));
    }

    /** What the sampler says of one model; see {@code GET /v1/models/{m}}. */
    public JsonNode model(String model) {
        return Json.parse("answer of the sampler", http.get(modelUrl(model)));
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
        return http.resolve("/v1/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8));
    }

    /** The address that images are asked for at. */
    public URI generateUrl(String model) {
        return URI.create(modelUrl(model) + "/generate");
    }
}
