package io.ganymede.sampler.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Images in JSON. Seeds are texts, because many JSON readers keep 53 bits only.
 *
 * @param digest SHA-256 of the network
 * @param parameters the request with every default resolved; sent again, it gives the same images
 * @param images condition after condition
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

    /**
     * What was asked for.
     *
     * @param classes of a model that is told classes
     * @param attributes of a model that is told attributes: all of them
     */
    public record Parameters(
            @Nullable List<String> classes,
            @Nullable List<Map<String, Double>> attributes,
            @Schema(examples = "4") int count,
            @Schema(examples = "42") String seed) {}

    /**
     * One image.
     *
     * @param className of a model that is told classes
     * @param label its index, likewise
     * @param attributes of a model that is told attributes: all of them
     */
    public record Image(
            @JsonProperty("class") @Schema(examples = "Sneaker") @Nullable
            String className,

            @Schema(examples = "7") @Nullable Integer label,
            @Nullable Map<String, Double> attributes,
            @Schema(examples = "42") String seed,
            @Schema(description = "PNG file in base64") String png) {}
}
