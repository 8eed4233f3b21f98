package io.ganymede.cli.client;

import io.ganymede.common.json.Json;
import io.ganymede.common.part.PartCatalogue;
import java.net.URI;

/** Asks a trainer over HTTP what it can train. */
public final class TrainerClient {
    private final ServiceHttp http;

    public TrainerClient(URI base) {
        this.http = new ServiceHttp("trainer", base);
    }

    /**
     * Everything that a request can name.
     *
     * @throws io.ganymede.common.error.PlatformException with reason NotFound when no trainer answers
     */
    public PartCatalogue parts() {
        return Json.read("answer of the trainer", http.get(http.resolve("/v1/parts")), PartCatalogue.class);
    }
}
