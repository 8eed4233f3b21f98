package io.ganymede.trainer.service.rest;

import io.ganymede.common.part.PartCatalogue;
import io.ganymede.trainer.training.KnownParts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a training can be put together from. */
@Path("/v1/parts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "parts",
        description = "Methods, losses, architectures and whatever else a request can name, with their options")
public class PartsResource {
    @GET
    @Operation(
            summary = "All parts, by kind and name",
            description = "Each kind says where a request names one and where its options stand; each option has its"
                    + " preset, its bounds or choices, and its meaning.")
    public PartCatalogue parts() {
        return KnownParts.catalogue();
    }
}
