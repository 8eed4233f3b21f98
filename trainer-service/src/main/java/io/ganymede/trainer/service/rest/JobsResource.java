package io.ganymede.trainer.service.rest;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.naming.NearestName;
import io.ganymede.trainer.runner.JobTable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs as the coordinator last wrote them. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs", description = "Training jobs, rejected requests included")
public class JobsResource {
    private static final List<String> PHASES =
            Arrays.stream(JobPhase.values()).map(JobPhase::name).toList();

    private final JobTable table;

    JobsResource(JobTable table) {
        this.table = table;
    }

    /**
     * All jobs.
     *
     * @param jobs newest first
     */
    public record JobList(List<JobSnapshot> jobs) {}

    @GET
    @Operation(summary = "All jobs, newest first")
    public JobList jobs(
            @Parameter(description = "only jobs in this phase") @QueryParam("phase") @Nullable String phase) {
        requireComplete();
        Optional<JobPhase> wanted = Optional.ofNullable(phase).map(JobsResource::phase);
        return new JobList(table.all().stream()
                .filter(job -> wanted.isEmpty() || wanted.get() == job.phase())
                .sorted(Comparator.comparing(JobSnapshot::createdAt).reversed().thenComparing(JobSnapshot::jobId))
                .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One job")
    public JobSnapshot job(@PathParam("id") String id) {
        requireComplete();
        return table.find(id)
                .orElseThrow(() -> new PlatformException(
                        Reason.NOT_FOUND, "job '" + id + "' does not exist; GET /v1/jobs lists all jobs"));
    }

    private static JobPhase phase(String name) {
        String phase = name.toUpperCase(Locale.ROOT);
        if (!PHASES.contains(phase)) {
            throw new PlatformException(Reason.INVALID_ARGUMENT, NearestName.unknown("phase", name, PHASES));
        }
        return JobPhase.valueOf(phase);
    }

    private void requireComplete() {
        if (!table.complete()) {
            throw new PlatformException(Reason.BROKER_UNAVAILABLE, "jobs have not been read from the broker yet");
        }
    }
}
