package io.ganymede.trainer.service.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.request.Preset;
import io.ganymede.common.request.Presets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Presets that requests may name. */
@Path("/v1/presets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "presets", description = "Named defaults for training requests")
public class PresetsResource {
    /**
     * All presets.
     *
     * @param presets by name
     */
    public record PresetList(List<PresetLine> presets) {}

    /**
     * A preset on one line.
     *
     * @param summary what it is
     * @param kind what its jobs produce
     */
    public record PresetLine(String name, JobKind kind, String summary) {}

    @GET
    @Operation(summary = "All presets")
    public PresetList presets() {
        return new PresetList(Presets.names().stream()
                .map(Presets::preset)
                .map(preset -> new PresetLine(preset.name(), preset.kind(), preset.summary()))
                .toList());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "All that a request with this preset gets unless it says otherwise")
    public ObjectNode preset(@PathParam("name") String name) {
        if (!Presets.names().contains(name)) {
            throw new PlatformException(Reason.NOT_FOUND, NearestName.unknown("preset", name, Presets.names()));
        }
        Preset preset = Presets.preset(name);
        return preset.defaults();
    }
}
