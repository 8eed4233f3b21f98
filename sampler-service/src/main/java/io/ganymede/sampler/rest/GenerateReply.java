package io.ganymede.sampler.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Images in JSON. Seeds are texts, because many JSON readers keep 53 bits only.
 *
 * @param digest SHA-256 of the network
 * @param parameters the request with every default resolved; sent again, it gives the same images
 * @param images class after class
 */
public record GenerateReply(
        @Schema(examples = "fashion") String model,
        @Schema(examples = "3") int version,
        String digest,
        Parameters parameters,
        List<Image> images) {
    public GenerateReply {
        images = List.copyOf(images);
    }

    /** What was asked for. */
    public record Parameters(
            List<String> classes,
            @Schema(examples = "4") int count,
            @Schema(examples = "42") String seed) {
        public Parameters {
            classes = List.copyOf(classes);
        }
    }

    /** One image. */
    public record Image(
            @JsonProperty("class") @Schema(examples = "Sneaker")
            String className,

            @Schema(examples = "7") int label,
            @Schema(examples = "42") String seed,
            @Schema(description = "PNG file in base64") String png) {}
}
