package io.ganymede.sampler.rest;

import io.ganymede.common.json.Json;
import io.ganymede.sampler.inference.ModelLease;
import io.ganymede.sampler.shelf.ModelShelf;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What there is to draw with. */
@Path("/v1/models")
@Tag(name = "Models")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {
    private final ModelShelf shelf;

    ModelsResource(ModelShelf shelf) {
        this.shelf = shelf;
    }

    /** All models that are served. */
    @GET
    @Operation(
            operationId = "models",
            summary = "The models that are served, with version, scores, conditions and lineage")
    @APIResponse(
            responseCode = "200",
            description = "The models; the list is empty until one has been promoted",
            content = @Content(schema = @Schema(implementation = ModelList.class)))
    public Response models() {
        return json(new ModelList(shelf.live().stream()
                .map(manifest -> ModelDescription.of(manifest, null))
                .toList()));
    }

    /** One model. */
    @GET
    @Path("/{model}")
    @Operation(operationId = "model", summary = "One model and its published versions")
    @APIResponse(
            responseCode = "200",
            description = "The model",
            content = @Content(schema = @Schema(implementation = ModelDescription.class)))
    @APIResponse(responseCode = "404", description = "No such model")
    public Response model(@PathParam("model") String model) {
        try (ModelLease lease = shelf.lease(model)) {
            return json(ModelDescription.of(lease.model().manifest(), shelf.versions(model)));
        }
    }

    /** One version. */
    @GET
    @Path("/{model}/versions/{version}")
    @Operation(operationId = "modelVersion", summary = "One version of a model")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = ModelDescription.class)))
    @APIResponse(responseCode = "404", description = "No such model or version")
    public Response version(@PathParam("model") String model, @PathParam("version") String version) {
        try (ModelLease lease = shelf.lease(model, Versions.parse(version))) {
            return json(ModelDescription.of(lease.model().manifest(), null));
        }
    }

    /** By the platform's own JSON dialect. */
    private static Response json(Object entity) {
        return Response.ok(Json.bytes(entity)).build();
    }
}
