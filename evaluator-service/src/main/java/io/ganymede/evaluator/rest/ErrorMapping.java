package io.ganymede.evaluator.rest;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error of HTTP becomes a problem document. */
public class ErrorMapping {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);

    @ServerExceptionMapper
    Response platform(PlatformException e, UriInfo uri) {
        Status status = status(e.reason());
        if (status.getStatusCode() >= Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            LOG.warn(
                    "request failed path={} reason={}",
                    uri.getPath(),
                    e.reason().code(),
                    e);
        }
        return respond(status.getStatusCode(), e.reason().code(), String.valueOf(e.getMessage()));
    }

    /** Errors of the HTTP layer: unknown path, wrong method, type that cannot be given. */
    @ServerExceptionMapper
    Response http(WebApplicationException e, UriInfo uri) {
        Response original = e.getResponse();
        String reason = original.getStatusInfo().getReasonPhrase().replace(" ", "");
        String detail = "'%s' cannot be handled: %s; see /q/openapi for what there is"
                .formatted(uri.getPath(), original.getStatusInfo().getReasonPhrase());
        Response response = respond(original.getStatus(), reason, detail);
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
        LOG.error("request failed path={} reason={}", uri.getPath(), Reason.INTERNAL.code(), e);
        return respond(
                Status.INTERNAL_SERVER_ERROR.getStatusCode(),
                Reason.INTERNAL.code(),
                "the evaluator failed; its log has the details");
    }

    private static Status status(Reason reason) {
        if (reason == Reason.NOT_FOUND) {
            return Status.NOT_FOUND;
        }
        // What the store refuses is our configuration's fault, not the caller's.
        if (reason.kind() == ErrorKind.USER && reason != Reason.ACCESS_DENIED) {
            return Status.BAD_REQUEST;
        }
        return reason.kind() == ErrorKind.INTERNAL ? Status.INTERNAL_SERVER_ERROR : Status.SERVICE_UNAVAILABLE;
    }

    private static Response respond(int status, String reason, String detail) {
        return Response.status(status)
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(Json.bytes(ProblemDocument.of(status, reason, detail)))
                .build();
    }
}
