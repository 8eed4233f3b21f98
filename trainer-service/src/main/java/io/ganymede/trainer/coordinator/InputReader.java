package io.ganymede.trainer.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.RunnerReport;
import io.ganymede.common.event.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the records of the coordinator's topics. Every fault is a {@link PlatformException} with its reason. */
final class InputReader {
    /** Largest value of a record, in bytes. */
    static final int MAX_BYTES = 256 * 1024;
    /** So many problems are told; a snapshot must fit into one record. */
    static final int MAX_PROBLEMS = 100;

    private static final int MAX_MESSAGE = 1000;
    private static final Pattern JOB_ID = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final RequestCheck check;

    InputReader(RequestCheck check) {
        this.check = check;
    }

    /**
     * A record as an input.
     *
     * @param causationId id of the event
     */
    record Read(JobInput input, String causationId) {}

    /** Checks what can be checked before the record is read. */
    static void checkEnvelope(@Nullable String key, byte @Nullable [] value) {
        if (key == null || key.isEmpty()) {
            throw new PlatformException(Reason.MISSING_KEY, "the record has no key: expected the job id as Kafka key");
        }
        int bytes = value == null ? 0 : value.length;
        if (bytes > MAX_BYTES) {
            throw new PlatformException(
                    Reason.TOO_LARGE,
                    String.format(
                            Locale.ROOT, "the record is too large: got %d bytes, expected <= %d", bytes, MAX_BYTES));
        }
    }

    Read read(Topic topic, @Nullable String key, Headers headers, byte @Nullable [] value) {
        checkEnvelope(key, value);
        Event<?> event = EventCodec.decode(key, headers, value);
        if (event.type().topic() != topic) {
            throw new PlatformException(
                    Reason.MALFORMED_EVENT,
                    "event " + event.type().type() + " does not belong here: got topic " + topic.topicName()
                            + ", expected " + event.type().topic().topicName());
        }
        if (event.data() instanceof JsonNode request) {
            return new Read(command(event.key(), request), event.id());
        }
        if (event.data() instanceof RunnerReport report) {
            return new Read(new JobInput.Report(checked(event.key(), report)), event.id());
        }
        throw new PlatformException(
                Reason.MALFORMED_EVENT, "event " + event.type().type() + " is no input of the coordinator");
    }

    private JobInput command(String key, JsonNode request) {
        RequestCheck.Result result = check.check(request);
        String jobId = request.path("jobId").asText("");
        if (result instanceof RequestCheck.Valid valid) {
            if (!valid.spec().jobId().equals(key)) {
                throw mismatch(key, valid.spec().jobId());
            }
            return new JobInput.Submit(valid.spec(), valid.specHash());
        }
        if (result instanceof RequestCheck.Invalid invalid) {
            List<Problem> problems = bounded(invalid.problems());
            if (jobId.equals(key) && JOB_ID.matcher(jobId).matches()) {
                return new JobInput.SubmitInvalid(jobId, problems);
            }
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    Effect.refuse(Reason.INVALID_SPEC, problems).message());
        }
        throw new IllegalStateException("result " + result.getClass() + " has no rule");
    }

    private static RunnerReport checked(String key, RunnerReport report) {
        if (report instanceof RunnerReport.AttemptFinished finished && finished.failure() != null) {
            Reasons.require(finished.failure().reason());
        }
        if (!report.jobId().equals(key)) {
            throw mismatch(key, report.jobId());
        }
        return report;
    }

    private static PlatformException mismatch(String key, String jobId) {
        return new PlatformException(
                Reason.MALFORMED_EVENT,
                "the key is not the job id: got key '" + key + "' and jobId '" + jobId + "', expected both equal");
    }

    private static List<Problem> bounded(List<Problem> problems) {
        List<Problem> told = new ArrayList<>();
        problems.stream()
                .limit(MAX_PROBLEMS)
                .map(problem -> new Problem(shortened(problem.pointer()), shortened(problem.message())))
                .forEach(told::add);
        if (problems.size() > MAX_PROBLEMS) {
            told.add(new Problem("", "and " + (problems.size() - MAX_PROBLEMS) + " more problems"));
        }
        return told;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "...";
    }
}
