package io.ganymede.sampler.rest;

import io.ganymede.common.json.Json;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.image.PngEncoder;
import io.ganymede.sampler.inference.LoadedModel;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.ganymede.sampler.sampling.ModelConditions;
import io.ganymede.sampler.sampling.SampleRequest;
import io.ganymede.sampler.sampling.Sampler;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Draws images on request. */
@Path("/v1/models")
@Tag(name = "Images")
@Blocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces({GenerateResource.PNG, MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
public class GenerateResource {
    static final String PNG = "image/png";

    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.valueOf(PNG), MediaType.APPLICATION_JSON_TYPE, MediaType.APPLICATION_OCTET_STREAM_TYPE)
            .build();
    private static final String CLASSES = "{\"classes\": [\"Sneaker\", \"Bag\"], \"count\": 4, \"seed\": 42}";
    private static final String ATTRIBUTES =
            "{\"attributes\": {\"Smiling\": 1, \"Age\": 30.5}, \"count\": 4, \"seed\": 42}";
    private static final String UNCONDITIONAL = "{\"count\": 16, \"seed\": 42}";

    private final RequestMeter meter;
    private final Sampler sampler;
    private final PngEncoder encoder;
    private final SamplerMetrics metrics;

    GenerateResource(RequestMeter meter, Sampler sampler, PngEncoder encoder, SamplerMetrics metrics) {
        this.meter = meter;
        this.sampler = sampler;
        this.encoder = encoder;
        this.metrics = metrics;
    }

    /** Draws with the announced version. */
    @POST
    @APIResponse(
            responseCode = "200",
            description = "The images",
            content = {
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = GenerateReply.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @Path("/{model}/generate")
    @Operation(
            operationId = "generate",
            summary = "Draw images with the promoted version of a model",
            description =
                    "What can be asked for depends on the model, see its description: a class, attributes, or nothing. As one"
                            + " PNG (a grid when there are several images: one row a class or set of attributes, or as good as"
                            + " square), as JSON with base64 PNG files, or as raw bytes [N, H, W, C] whose shape stands in"
                            + " X-Ganymede-Shape. The same condition and seed give the same image, whatever else is asked"
                            + " for.")
    public Response generate(
            @PathParam("model") String model,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GenerateFields.class),
                                            examples = {
                                                @ExampleObject(name = "two classes", value = CLASSES),
                                                @ExampleObject(name = "attributes", value = ATTRIBUTES),
                                                @ExampleObject(name = "without conditions", value = UNCONDITIONAL)
                                            }))
                    byte[] body,
            @Context Request request) {
        return meter.answer("generate", model, Optional.empty(), loaded -> draw(loaded, body, request));
    }

    /** Draws with a given version. */
    @POST
    @APIResponse(
            responseCode = "200",
            description = "The images",
            content = {
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = GenerateReply.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @Path("/{model}/versions/{version}/generate")
    @Operation(operationId = "generateVersion", summary = "Draw images with a given version of a model")
    public Response generate(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GenerateFields.class),
                                            examples = {
                                                @ExampleObject(name = "two classes", value = CLASSES),
                                                @ExampleObject(name = "attributes", value = ATTRIBUTES),
                                                @ExampleObject(name = "without conditions", value = UNCONDITIONAL)
                                            }))
                    byte[] body,
            @Context Request request) {
        return meter.answer(
                "generate", model, Optional.of(Versions.parse(version)), loaded -> draw(loaded, body, request));
    }

    private Response draw(LoadedModel model, byte[] body, Request request) {
        Variant variant = request.selectVariant(VARIANTS);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        ModelManifest manifest = model.manifest();
        SampleRequest wanted = GenerateBody.read(body, ModelConditions.of(manifest));
        sampler.requireCount((long) wanted.conditions().size() * wanted.count());
        Drawing drawing =
                new Drawing(manifest, wanted, sampler.draw(model, wanted).pixels(), encoder, metrics);
        MediaType type = variant.getMediaType();
        Response.ResponseBuilder response =
                Response.ok().type(type).tag(StrongTag.of(manifest, wanted, type.toString()));
        Provenance.headers(response, manifest, wanted.seed());
        if (type.equals(MediaType.APPLICATION_JSON_TYPE)) {
            return response.entity(Json.bytes(drawing.json())).build();
        }
        if (type.equals(MediaType.APPLICATION_OCTET_STREAM_TYPE)) {
            return response.header(Provenance.SHAPE, drawing.shape())
                    .entity(drawing.raw())
                    .build();
        }
        return response.entity(drawing.png()).build();
    }
}
