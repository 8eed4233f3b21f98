package io.ganymede.cli.client;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks one service over HTTP; what it refuses comes as its own words. */
final class ServiceHttp {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String service;
    private final URI base;

    /**
     * A client of a service.
     *
     * @param service its name, which is also that of the option that names another
     */
    ServiceHttp(String service, URI base) {
        this.service = service;
        this.base = base;
    }

    /** An absolute address of the service. */
    URI resolve(String path) {
        return base.resolve(path);
    }

    /** The body of the answer to a GET. */
    byte[] get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    /**
     * The body of the answer.
     *
     * @throws PlatformException NotFound when nobody answers or there is no such thing, Overloaded, or InvalidArgument for a
     *     refused request
     */
    byte[] send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw refused(response);
            }
            return response.body();
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.NOT_FOUND,
                    "no " + service + " answers at " + base + " (" + e
                            + "); start a platform with './ganymede up', or name" + " another with --" + service,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.INTERNAL, "interrupted while waiting for the " + service, e);
        }
    }

    private PlatformException refused(HttpResponse<byte[]> response) {
        boolean problem = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        String detail = problem
                ? Json.parse("problem of the " + service, response.body())
                        .path("detail")
                        .asText()
                : new String(response.body(), StandardCharsets.UTF_8);
        return new PlatformException(
                reason(response.statusCode()),
                "the " + service + " refused (" + response.statusCode() + "): " + detail);
    }

    private static Reason reason(int status) {
        if (status == 404) {
            return Reason.NOT_FOUND;
        }
        return status == 429 || status == 503 ? Reason.OVERLOADED : Reason.INVALID_ARGUMENT;
    }
}
