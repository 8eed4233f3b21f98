package io.ganymede.trainer.service.rest;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error of the HTTP interface as a problem document. */
class ErrorMapping {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);
    private static final int INTERNAL_ERROR = 500;

    @ServerExceptionMapper
    Response platform(PlatformException e) {
        return response(status(e.reason()), e.reason().code(), String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        Reason reason =
                status == 404 ? Reason.NOT_FOUND : status < INTERNAL_ERROR ? Reason.INVALID_ARGUMENT : Reason.INTERNAL;
        return response(status, reason.code(), String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.error("HTTP request failed", e);
        return response(INTERNAL_ERROR, Reason.INTERNAL.code(), "the request could not be handled");
    }

    private static int status(Reason reason) {
        if (reason == Reason.NOT_FOUND) {
            return 404;
        }
        return switch (reason.kind()) {
            case USER -> 400;
            case EXTERNAL, RESOURCE -> 503;
            case INTERNAL -> INTERNAL_ERROR;
        };
    }

    private static Response response(int status, String reason, String detail) {
        return Response.status(status)
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(status, reason, detail))
                .build();
    }
}
