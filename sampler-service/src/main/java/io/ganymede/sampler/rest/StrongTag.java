package io.ganymede.sampler.rest;

import io.ganymede.common.artifact.Digest;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.sampling.SampleRequest;
import jakarta.ws.rs.core.EntityTag;

/**
 * Strong entity tags from what determines every byte of an answer: the network's digest, the request, the representation, and
 * the Java release whose deflater writes the PNG. So an image need not be drawn to know its tag.
 */
final class StrongTag {
    private static final int DIGITS = 32;
    private static final String RELEASE = Runtime.version().toString();

    private StrongTag() {}

    static EntityTag of(ModelManifest manifest, SampleRequest request, String mediaType) {
        String content = String.join(
                "|",
                manifest.model(),
                Integer.toString(manifest.version()),
                manifest.onnx().sha256(),
                request.toString(),
                mediaType,
                RELEASE);
        return new EntityTag(Digest.of(content).substring(0, DIGITS));
    }
}
