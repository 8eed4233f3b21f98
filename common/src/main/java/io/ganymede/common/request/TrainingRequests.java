package io.ganymede.common.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import java.util.List;

/**
 * Turns training requests into specs. A request names a preset and gives what differs from it, or names a kind and gives
 * everything that the kind has no default for. Every problem of a request is reported at once.
 */
public final class TrainingRequests {
    /** Largest request in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private TrainingRequests() {}

    /**
     * Parses a request, for instance a file of the command line.
     *
     * @throws InvalidRequestException with reason TooLarge above {@link #MAX_BYTES} and MalformedEvent when it is no JSON
     */
    public static JsonNode parse(byte[] json) {
        if (json.length > MAX_BYTES) {
            Problem problem = new Problem(
                    "", "training request is too large: got " + json.length + " bytes, expected at most " + MAX_BYTES);
            throw new InvalidRequestException(Reason.TOO_LARGE, List.of(problem));
        }
        try {
            return Json.parse("training request", json);
        } catch (PlatformException e) {
            throw new InvalidRequestException(e.reason(), List.of(new Problem("", String.valueOf(e.getMessage()))), e);
        }
    }

    /** Resolves a request without the trainer's knowledge; see {@link #resolve(JsonNode, SpecCheck)}. */
    public static TrainingSpec resolve(JsonNode request) {
        return resolve(request, SpecCheck.NONE);
    }

    /**
     * Checks a request and fills in every default: those of the kind, then the preset, then the request (RFC 7396).
     *
     * @param check what the trainer knows about methods and architectures
     * @throws InvalidRequestException that lists every problem
     */
    public static TrainingSpec resolve(JsonNode request, SpecCheck check) {
        if (!(request instanceof ObjectNode object)) {
            throw new InvalidRequestException(Reason.INVALID_SPEC, RequestSchema.REQUEST.check(request));
        }
        return new RequestResolution(object, check).spec();
    }
}
