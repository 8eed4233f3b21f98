package io.ganymede.sampler.rest;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.image.PngEncoder;
import io.ganymede.sampler.inference.LoadedModel;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.ganymede.sampler.sampling.Condition;
import io.ganymede.sampler.sampling.ModelConditions;
import io.ganymede.sampler.sampling.SampleRequest;
import io.ganymede.sampler.sampling.Sampler;
import io.ganymede.sampler.sampling.Seeds;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterStyle;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Images with an address of their own: version, condition and seed name one image for ever. */
@Path("/v1/models")
@Tag(name = "Images")
@Blocking
@Produces(GenerateResource.PNG)
public class ImageResource {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final RequestMeter meter;
    private final Sampler sampler;
    private final PngEncoder encoder;
    private final SamplerMetrics metrics;

    ImageResource(RequestMeter meter, Sampler sampler, PngEncoder encoder, SamplerMetrics metrics) {
        this.meter = meter;
        this.sampler = sampler;
        this.encoder = encoder;
        this.metrics = metrics;
    }

    /** One image of a class. */
    @GET
    @Path("/{model}/versions/{version}/classes/{class}/seeds/{seed}.png")
    @Operation(
            operationId = "image",
            summary = "One image by version, class and seed",
            description =
                    "The address always gives the same image, so it may be cached for ever; its strong ETag is known"
                            + " without drawing.")
    @APIResponse(responseCode = "200", description = "The image")
    @APIResponse(responseCode = "304", description = "The image is the one in If-None-Match")
    @APIResponse(responseCode = "404", description = "No such model, version or class")
    public Response image(
            @Parameter(example = "fashion") @PathParam("model") String model,
            @Parameter(example = "1") @PathParam("version") String version,
            @Parameter(description = "Class by name or index", example = "Sneaker") @PathParam("class") String label,
            @Parameter(example = "42") @PathParam("seed") String seed,
            @Context Request request) {
        return meter.answer(
                "image",
                model,
                Optional.of(Versions.parse(version)),
                loaded -> image(loaded, known -> known.classes().condition(label), seed, request));
    }

    /** One image of attributes, or without any condition. */
    @GET
    @Path("/{model}/versions/{version}/seeds/{seed}.png")
    @Operation(
            operationId = "imageBySeed",
            summary = "One image by version and seed, and by attributes where the model is told some",
            description =
                    "Attributes stand in the query, ?Smiling=1&Age=30.5. The address always gives the same image, so it may be"
                            + " cached for ever; its strong ETag is known without drawing.")
    @Parameter(
            name = "attributes",
            in = ParameterIn.QUERY,
            description = "Attributes by name; only of a model that is told attributes",
            style = ParameterStyle.FORM,
            explode = Explode.TRUE,
            schema = @Schema(implementation = GenerateFields.AttributeFields.class))
    @APIResponse(responseCode = "200", description = "The image")
    @APIResponse(responseCode = "304", description = "The image is the one in If-None-Match")
    @APIResponse(responseCode = "404", description = "No such model or version")
    public Response image(
            @Parameter(example = "avatars") @PathParam("model") String model,
            @Parameter(example = "1") @PathParam("version") String version,
            @Parameter(example = "42") @PathParam("seed") String seed,
            @Context UriInfo uri,
            @Context Request request) {
        return meter.answer(
                "image",
                model,
                Optional.of(Versions.parse(version)),
                loaded -> image(loaded, known -> condition(known, uri.getQueryParameters()), seed, request));
    }

    private static Condition condition(ModelConditions model, Map<String, List<String>> query) {
        return query.isEmpty() && model.kind() != ConditionKind.ATTRIBUTES
                ? model.none()
                : model.attributes().complete(QueryNumbers.read(query));
    }

    private Response image(
            LoadedModel model, Function<ModelConditions, Condition> condition, String seed, Request request) {
        ModelManifest manifest = model.manifest();
        SampleRequest wanted =
                new SampleRequest(List.of(condition.apply(ModelConditions.of(manifest))), 1, Seeds.parse(seed));
        EntityTag tag = StrongTag.of(manifest, wanted, GenerateResource.PNG);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null
                ? Response.ok(new Drawing(
                                manifest, wanted, sampler.draw(model, wanted).pixels(), encoder, metrics)
                        .png())
                : unchanged;
        Provenance.headers(response, manifest, wanted.seed());
        return response.tag(tag).header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
    }
}
