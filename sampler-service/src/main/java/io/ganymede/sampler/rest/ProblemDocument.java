package io.ganymede.sampler.rest;

import io.ganymede.common.error.Problem;
import java.util.List;
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
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String reason,
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
