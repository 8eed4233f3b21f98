package io.ganymede.evaluator.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as people and machines read it: RFC 9457.
 *
 * @param type URN of the reason
 * @param title the reason in words
 * @param status HTTP status
 * @param detail what was wrong with this request
 * @param reason stable code
 */
@Schema(name = "Problem", description = "Problem document, RFC 9457")
public record ProblemDocument(String type, String title, int status, String detail, String reason) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(int status, String reason, String detail) {
        String words = String.join(" ", reason.split("(?<=[a-z])(?=[A-Z])"));
        return new ProblemDocument("urn:ganymede:problem:" + reason, words, status, detail, reason);
    }
}
