package io.ganymede.evaluator.rest;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.evaluation.EvaluationReport;
import io.ganymede.evaluator.evaluation.EvaluationReports;
import io.ganymede.evaluator.evaluation.StoredReport;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Reports of checkpoints. */
@Path("/v1/evaluations")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationsResource {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final EvaluationReports reports;

    EvaluationsResource(EvaluationReports reports) {
        this.reports = reports;
    }

    @GET
    @Path("{checkpoint}")
    @Operation(
            operationId = "evaluationsOfCheckpoint",
            summary = "All reports on a checkpoint, one for each protocol it was scored under")
    @APIResponse(
            responseCode = "200",
            description = "The reports",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = EvaluationReport.class)))
    @APIResponse(
            responseCode = "404",
            description = "The checkpoint has no report",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    public byte[] ofCheckpoint(@PathParam("checkpoint") String checkpoint) {
        List<EvaluationReport> found = reports.of(requireDigest("checkpoint", checkpoint)).stream()
                .map(StoredReport::report)
                .toList();
        if (found.isEmpty()) {
            throw missing("checkpoint '" + checkpoint + "' has no report");
        }
        return Json.bytes(found);
    }

    @GET
    @Path("{checkpoint}/{protocol}")
    @Operation(operationId = "evaluation", summary = "The report on a checkpoint under one protocol")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(implementation = EvaluationReport.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such report",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    public byte[] underProtocol(@PathParam("checkpoint") String checkpoint, @PathParam("protocol") String protocol) {
        return Json.bytes(reports.find(requireDigest("checkpoint", checkpoint), requireDigest("protocol", protocol))
                .map(StoredReport::report)
                .orElseThrow(() ->
                        missing("checkpoint '" + checkpoint + "' has no report under protocol '" + protocol + "'")));
    }

    @GET
    @Path("{checkpoint}/{protocol}/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "evaluationPage", summary = "The same report for people")
    @APIResponse(responseCode = "200", description = "The page, with its pictures inside")
    @APIResponse(
            responseCode = "404",
            description = "There is no such report, or it is of before there were pages",
            content =
                    @Content(
                            mediaType = ProblemDocument.MEDIA_TYPE,
                            schema = @Schema(implementation = ProblemDocument.class)))
    public byte[] page(@PathParam("checkpoint") String checkpoint, @PathParam("protocol") String protocol) {
        return reports.find(requireDigest("checkpoint", checkpoint), requireDigest("protocol", protocol))
                .flatMap(stored -> reports.page(stored.report()))
                .orElseThrow(() -> missing(
                        "checkpoint '" + checkpoint + "' has no page of a report under protocol '" + protocol + "'"));
    }

    private static String requireDigest(String what, String text) {
        if (!DIGEST.matcher(text).matches()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    what + " '" + text + "' is no digest: expected a SHA-256 of 64 lower-case hex digits");
        }
        return text;
    }

    private static PlatformException missing(String message) {
        return new PlatformException(Reason.NOT_FOUND, message);
    }
}
