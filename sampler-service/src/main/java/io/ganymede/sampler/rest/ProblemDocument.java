package io.ganymede.sampler.rest;

import io.ganymede.common.error.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as people and machines read it: RFC 9457.
 *
 * @param type URN of the reason
 * @param title the reason in words
 * @param status HTTP status
 * @param detail what was wrong with this request
 * @param reason stable code
 * @param problems every fault of the body with its JSON pointer
 */
@Schema(name = "Problem", description = "Problem document, RFC 9457")
public record ProblemDocument(
        @Schema(examples = "urn:ganymede:problem:NotFound") String type,
        @Schema(examples = "Not Found") String title,
        @Schema(examples = "404") int status,

        @Schema(examples = "unknown model 'fashon'; did you mean 'fashion'? known: [fashion]")
        String detail,

        @Schema(examples = "NotFound") String reason,
        @Nullable List<Problem> problems) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(int status, String reason, String detail, @Nullable List<Problem> problems) {
        return new ProblemDocument("urn:ganymede:problem:" + reason, title(reason), status, detail, reason, problems);
    }

    /** {@code InvalidArgument} as {@code Invalid argument}. */
    private static String title(String reason) {
        StringBuilder title = new StringBuilder();
        for (int i = 0; i < reason.length(); i++) {
            char c = reason.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                title.append(' ').append(Character.toLowerCase(c));
            } else {
                title.append(c);
            }
        }
        return title.toString();
    }
}
