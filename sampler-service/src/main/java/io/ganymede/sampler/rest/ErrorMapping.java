package io.ganymede.sampler.rest;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error of HTTP becomes a problem document; under {@code /v2} it becomes what the Open Inference Protocol wants, {@code
 * {"error": text}}.
 */
public class ErrorMapping {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);
    private static final String RETRY_SECONDS = "1";

    @ServerExceptionMapper
    Response platform(PlatformException e, UriInfo uri) {
        int status = HttpStatus.of(e.reason());
        if (status == HttpStatus.INTERNAL || status == HttpStatus.UNAVAILABLE) {
            LOG.warn(
                    "Request failed path={} reason={}",
                    uri.getPath(),
                    e.reason().code(),
                    e);
        }
        return respond(uri, status, e.reason().code(), String.valueOf(e.getMessage()), null);
    }

    @ServerExceptionMapper
    Response body(InvalidBodyException e, UriInfo uri) {
        String detail = String.valueOf(e.getMessage()).replace("\n", "; ");
        return respond(uri, HttpStatus.BAD_REQUEST, Reason.INVALID_ARGUMENT.code(), detail, e.problems());
    }

    /** Errors of the HTTP layer: unknown path, wrong method, type that cannot be given or read. */
    @ServerExceptionMapper
    Response http(WebApplicationException e, UriInfo uri) {
        Response original = e.getResponse();
        int status = original.getStatus();
        String phrase = original.getStatusInfo().getReasonPhrase();
        Response response = respond(uri, status, phrase.replace(" ", ""), explain(status, uri), null);
        String allow = original.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    /** The last resort: a defect. The caller learns nothing of its inside. */
    @ServerExceptionMapper
    Response defect(RuntimeException e, UriInfo uri) {
        LOG.error("Request failed path={} reason={}", uri.getPath(), Reason.INTERNAL.code(), e);
        return respond(
                uri, HttpStatus.INTERNAL, Reason.INTERNAL.code(), "the sampler failed; its log has the details", null);
    }

    private static String explain(int status, UriInfo uri) {
        String path = uri.getPath();
        return Map.of(
                        Response.Status.NOT_FOUND.getStatusCode(),
                        "there is nothing at '" + path + "'; see /q/openapi for what there is",
                        Response.Status.METHOD_NOT_ALLOWED.getStatusCode(),
                        "'" + path + "' does not know this method; see /q/openapi",
                        Response.Status.NOT_ACCEPTABLE.getStatusCode(),
                        "'" + path + "' cannot give the type in Accept; see /q/openapi for its types",
                        Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode(),
                        "'" + path + "' reads application/json only",
                        Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(),
                        "the body is too large")
                .getOrDefault(status, "the request cannot be handled");
    }

    private static Response respond(
            UriInfo uri, int status, String reason, String detail, @Nullable List<Problem> problems) {
        boolean inference = uri.getPath().equals("/v2") || uri.getPath().startsWith("/v2/");
        Object document = inference ? Map.of("error", detail) : ProblemDocument.of(status, reason, detail, problems);
        Response.ResponseBuilder response = Response.status(status)
                .type(inference ? "application/json" : ProblemDocument.MEDIA_TYPE)
                .entity(Json.bytes(document));
        if (status == HttpStatus.TOO_MANY || status == HttpStatus.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return response.build();
    }
}
