package io.ganymede.sampler.rest;

import io.ganymede.common.model.ModelManifest;
import jakarta.ws.rs.core.Response;

/** Headers that say where an image comes from. */
final class Provenance {
    static final String VERSION = "X-Ganymede-Model-Version";
    static final String DIGEST = "X-Ganymede-Model-Digest";
    static final String SEED = "X-Ganymede-Seed";
    static final String SHAPE = "X-Ganymede-Shape";

    private Provenance() {}

    static void headers(Response.ResponseBuilder response, ModelManifest manifest, long seed) {
        response.header(VERSION, manifest.version())
                .header(DIGEST, manifest.onnx().sha256())
                .header(SEED, seed);
    }
}
