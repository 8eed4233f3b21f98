package io.ganymede.sampler.protocol;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.inference.LoadedModel;
import io.ganymede.sampler.inference.ModelLease;
import io.ganymede.sampler.messaging.ModelTopic;
import io.ganymede.sampler.rest.HttpStatus;
import io.ganymede.sampler.rest.RequestMeter;
import io.ganymede.sampler.rest.Versions;
import io.ganymede.sampler.sampling.GeneratedImages;
import io.ganymede.sampler.sampling.ModelConditions;
import io.ganymede.sampler.sampling.Sampler;
import io.ganymede.sampler.shelf.ModelShelf;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The Open Inference Protocol v2: health, metadata, inference. */
@Path("/v2")
@Tag(name = "Open Inference Protocol v2")
@Blocking
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InferenceResource {
    private static final String EXAMPLE = """
            {"inputs": [{"name": "class", "shape": [2], "datatype": "INT64", "data": [7, 8]},
                        {"name": "seed", "shape": [2], "datatype": "UINT64", "data": [42, 43]}],
             "outputs": [{"name": "image"}]}""";

    private final ModelShelf shelf;
    private final ModelTopic topic;
    private final RequestMeter meter;
    private final Sampler sampler;
    private final String version;

    InferenceResource(
            ModelShelf shelf,
            ModelTopic topic,
            RequestMeter meter,
            Sampler sampler,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.shelf = shelf;
        this.topic = topic;
        this.meter = meter;
        this.sampler = sampler;
        this.version = version;
    }

    /** Who serves. */
    @GET
    @Operation(operationId = "serverMetadata", summary = "Server metadata")
    public Response server() {
        return json(new ServerMetadata("ganymede", version, List.of()));
    }

    /** Whether the process runs. */
    @GET
    @Path("/health/live")
    @Operation(operationId = "serverLive", summary = "Liveness")
    public Response live() {
        return json(Map.of("live", true));
    }

    /** Whether the models that were published before the start have been looked at. */
    @GET
    @Path("/health/ready")
    @Operation(operationId = "serverReady", summary = "Readiness")
    public Response ready() {
        boolean ready = topic.caughtUp();
        return Response.status(ready ? Response.Status.OK.getStatusCode() : HttpStatus.UNAVAILABLE)
                .entity(Json.bytes(Map.of("ready", ready)))
                .build();
    }

    /** The announced version of a model. */
    @GET
    @Path("/models/{model}")
    @Operation(operationId = "modelMetadata", summary = "Model metadata")
    public Response model(@PathParam("model") String model) {
        try (ModelLease lease = shelf.lease(model)) {
            return json(metadata(lease.model()));
        }
    }

    /** A given version of a model. */
    @GET
    @Path("/models/{model}/versions/{version}")
    @Operation(operationId = "modelVersionMetadata", summary = "Model metadata of a version")
    public Response model(@PathParam("model") String model, @PathParam("version") String number) {
        try (ModelLease lease = shelf.lease(model, Versions.parse(number))) {
            return json(metadata(lease.model()));
        }
    }

    /** Whether a model is served. */
    @GET
    @Path("/models/{model}/ready")
    @Operation(operationId = "modelReady", summary = "Model readiness")
    public Response modelReady(@PathParam("model") String model) {
        try (ModelLease lease = shelf.lease(model)) {
            return ready(lease);
        }
    }

    /** Whether a version can be served. */
    @GET
    @Path("/models/{model}/versions/{version}/ready")
    @Operation(operationId = "modelVersionReady", summary = "Model readiness of a version")
    public Response modelReady(@PathParam("model") String model, @PathParam("version") String number) {
        try (ModelLease lease = shelf.lease(model, Versions.parse(number))) {
            return ready(lease);
        }
    }

    /** Draws with the announced version. */
    @POST
    @Path("/models/{model}/infer")
    @Operation(
            operationId = "infer",
            summary = "Inference with JSON tensors",
            description =
                    "Inputs: class INT64 [N] or attributes FP32 [N, A], as the model's metadata says, and either seed UINT64 [N]"
                            + " (numbers or texts; picked by the server when absent) or z FP32 [N, latent]. A model without"
                            + " conditions takes seed or z alone. Outputs: image UINT8 [N, H, W, C] (default), image_f32 FP32"
                            + " [N, C, H, W], seed UINT64 [N].")
    public Response infer(
            @PathParam("model") String model,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(type = SchemaType.OBJECT),
                                            examples = @ExampleObject(name = "two images", value = EXAMPLE)))
                    byte[] body) {
        return meter.answer("infer", model, Optional.empty(), loaded -> infer(loaded, body));
    }

    /** Draws with a given version. */
    @POST
    @Path("/models/{model}/versions/{version}/infer")
    @Operation(operationId = "inferVersion", summary = "Inference with JSON tensors with a given version")
    public Response infer(
            @PathParam("model") String model,
            @PathParam("version") String number,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(type = SchemaType.OBJECT),
                                            examples = @ExampleObject(name = "two images", value = EXAMPLE)))
                    byte[] body) {
        return meter.answer("infer", model, Optional.of(Versions.parse(number)), loaded -> infer(loaded, body));
    }

    private Response infer(LoadedModel model, byte[] body) {
        ModelManifest manifest = model.manifest();
        InferRequest request = InferRequest.read(body, model.signature(), ModelConditions.of(manifest));
        GeneratedImages images = sampler.draw(model, request.images(), request.rows(model.signature()));
        return Response.ok(InferReply.write(manifest, request, images)).build();
    }

    private static Response ready(ModelLease lease) {
        return json(Map.of("name", lease.model().manifest().model(), "ready", true));
    }

    private static ModelMetadata metadata(LoadedModel model) {
        ModelManifest manifest = model.manifest();
        return new ModelMetadata(
                manifest.model(),
                List.of(Integer.toString(manifest.version())),
                "onnx_onnxv1",
                TensorDescription.inputs(
                        model.signature(), manifest.conditions().kind()),
                TensorDescription.outputs(model.signature()),
                properties(manifest));
    }

    private static Map<String, String> properties(ModelManifest manifest) {
        Map<String, String> properties = new LinkedHashMap<>();
        ConditionSpace conditions = manifest.conditions();
        properties.put("conditions", Json.tree(conditions.kind()).textValue());
        properties.put("usage", ModelConditions.of(manifest).usage());
        if (conditions.kind() == ConditionKind.CLASSES) {
            properties.put("classes", Json.line(conditions.labels().classes()));
        } else if (conditions.kind() == ConditionKind.ATTRIBUTES) {
            properties.put("attributes", Json.line(conditions.labels().attributes()));
            properties.put("groups", Json.line(conditions.labels().groups()));
        }
        properties.put("digest", manifest.onnx().sha256());
        return properties;
    }

    private static Response json(Object entity) {
        return Response.ok(Json.bytes(entity)).build();
    }
}
