package io.ganymede.cli.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.json.Json;
import io.ganymede.common.request.SpecHash;
import io.ganymede.common.request.TrainingRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** A request being put together. Not thread-safe. */
public final class RequestDraft {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int LONGEST_JOB_ID = 63;
    private static final int HASH_DIGITS = 10;

    private final ObjectNode request;

    private RequestDraft(ObjectNode request) {
        this.request = request;
    }

    public static RequestDraft empty() {
        return new RequestDraft(MAPPER.createObjectNode());
    }

    /**
     * Reads a JSON file.
     *
     * @throws PlatformException InvalidFile when it cannot be read, TooLarge above the size that a request may have,
     *     MalformedEvent when it is no JSON object
     */
    public static RequestDraft read(Path file) {
        try {
            long bytes = Files.size(file);
            if (bytes > TrainingRequests.MAX_BYTES) {
                throw new PlatformException(
                        Reason.TOO_LARGE,
                        "file '" + file + "' has " + bytes + " bytes: a request may have "
                                + TrainingRequests.MAX_BYTES);
            }
            JsonNode content = Json.parse("file '" + file + "'", Files.readAllBytes(file));
            if (content instanceof ObjectNode object) {
                return new RequestDraft(object);
            }
            throw new PlatformException(
                    Reason.MALFORMED_EVENT, "file '" + file + "' is no JSON object: got " + content.getNodeType());
        } catch (IOException e) {
            throw new PlatformException(Reason.INVALID_FILE, "file '" + file + "' cannot be read: " + e, e);
        }
    }

    public RequestDraft preset(String preset) {
        request.put("preset", preset);
        return this;
    }

    /** Names the data set; without a version the newest one is meant, whatever a file said. */
    public RequestDraft dataset(DatasetChoice choice) {
        ObjectNode dataset = request.withObjectProperty("dataset");
        dataset.put("name", choice.name());
        dataset.remove("version");
        if (choice.version() != null) {
            dataset.put("version", choice.version());
        }
        return this;
    }

    /**
     * Changes one value, for instance {@code training.steps=500}; a value that is no JSON is text.
     *
     * @throws PlatformException with reason InvalidArgument when the assignment has no path, or one with an empty name or
     *     through a plain value
     */
    public RequestDraft set(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "'" + assignment + "' is no assignment: expected path=value");
        }
        String[] path = assignment.substring(0, equals).split("\\.", -1);
        if (Arrays.asList(path).contains("")) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "'" + assignment + "' has an empty name in its path: expected names with single dots between them");
        }
        ObjectNode parent = request;
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode child = parent.path(path[i]);
            if (!child.isMissingNode() && !child.isObject()) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "'" + assignment + "' goes through '" + path[i] + "', which is no object but " + child);
            }
            parent = parent.withObjectProperty(path[i]);
        }
        parent.set(path[path.length - 1], value(assignment.substring(equals + 1)));
        return this;
    }

    /** Gives the request a job id, made of preset, time and chance, unless it has one. */
    public RequestDraft withJobId(Clock clock) {
        if (!request.has("jobId")) {
            String preset = request.path("preset")
                    .asText("job")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9-]", "-");
            String chance =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(), 4);
            request.put("jobId", preset + "-" + STAMP.format(clock.instant()) + "-" + chance);
        }
        return this;
    }

    /**
     * Gives the request a job id that is made of a head and of what the request asks for, so that the same request always has
     * the same id.
     *
     * @param head begin of the id, cut where it is too long
     * @throws io.ganymede.common.request.InvalidRequestException that lists every problem of the request
     */
    public RequestDraft withContentJobId(String head) {
        request.put("jobId", "content");
        String hash = SpecHash.of(TrainingRequests.resolve(request)).substring(0, HASH_DIGITS);
        int room = LONGEST_JOB_ID - HASH_DIGITS - 1;
        String begin = (head.length() > room ? head.substring(0, room) : head).replaceFirst("-+$", "");
        request.put("jobId", begin + "-" + hash);
        TrainingRequests.resolve(request);
        return this;
    }

    public String jobId() {
        return request.path("jobId").asText();
    }

    public ObjectNode json() {
        return request.deepCopy();
    }

    private static JsonNode value(String text) {
        try {
            JsonNode parsed = MAPPER.readTree(text);
            return parsed.isMissingNode() ? TextNode.valueOf(text) : parsed;
        } catch (JsonProcessingException e) {
            // Names and other bare words need no quotes on a command line.
            return TextNode.valueOf(text);
        }
    }
}
