package io.ganymede.sampler.rest;

import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that announces too much with a problem document; Quarkus' own limit would answer without a word. */
@ApplicationScoped
class BodyLimit {
    /** Before Quarkus' own check. */
    private static final int ORDER = -1_000;

    /** Bodies of up to so many times the limit are read to their end. */
    private static final int DRAINED = 8;

    private final long limitBytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limitBytes = limit.asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("[0-9]{1,18}") || Long.parseLong(length) <= limitBytes) {
            context.next();
            return;
        }
        String detail = "the body is too large: got " + length + " bytes, expected at most " + limitBytes;
        Object document = ProblemDocument.of(HttpStatus.TOO_LARGE, Reason.TOO_LARGE.code(), detail, null);
        // A client that is still sending reads no answer, so what it sends is read and dropped, up to a point.
        if (Long.parseLong(length) <= limitBytes * DRAINED) {
            context.request().handler(dropped -> {}).endHandler(all -> answer(context, document));
        } else {
            answer(context, document);
        }
    }

    private static void answer(RoutingContext context, Object document) {
        context.response()
                .setStatusCode(HttpStatus.TOO_LARGE)
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Buffer.buffer(Json.bytes(document)))
                .onComplete(done -> context.request().connection().close());
    }
}
