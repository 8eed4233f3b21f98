package io.ganymede.cli.dataset.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.FileChannel;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer to one request for a file, or for the rest of it, and decides by its headers where the body belongs: a whole
 * file replaces what is there, the rest that was asked for is added, anything else is thrown away.
 */
final class RangeAnswer implements BodyHandler<Long> {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");

    private final FileChannel file;
    private final long limit;
    private volatile @Nullable BodyToFile body;
    private volatile long total = -1;
    private volatile @Nullable String validator;

    RangeAnswer(FileChannel file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    @Override
    public BodySubscriber<Long> apply(ResponseInfo answer) {
        try {
            OptionalLong begin = begin(answer, file.size());
            if (begin.isEmpty()) {
                return BodySubscribers.replacing(-1L);
            }
            file.truncate(begin.getAsLong()).position(begin.getAsLong());
            total = total(answer);
            validator = validator(answer.headers());
            BodyToFile taken = new BodyToFile(file, begin.getAsLong(), limit);
            body = taken;
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Size of the file so far; -1 before a body that counts has begun. */
    long size() {
        BodyToFile taken = body;
        return taken == null ? -1 : taken.size();
    }

    /** Size of the whole file; -1 when the server does not say. */
    long total() {
        return total;
    }

    /** What a later request may name to get the rest of the same file only; null when the server gives nothing of the kind. */
    @Nullable
    String validator() {
        return validator;
    }

    /** Nothing is written any more when this returns. */
    void abandon() {
        BodyToFile taken = body;
        if (taken != null) {
            taken.abandon();
        }
    }

    private static OptionalLong begin(ResponseInfo answer, long asked) {
        if (answer.statusCode() == 200) {
            return OptionalLong.of(0);
        }
        Matcher range = range(answer.headers());
        return answer.statusCode() == 206 && range.matches() && Long.parseLong(range.group(1)) == asked
                ? OptionalLong.of(asked)
                : OptionalLong.empty();
    }

    private static long total(ResponseInfo answer) {
        if (answer.statusCode() == 200) {
            return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        }
        Matcher range = range(answer.headers());
        return range.matches() && !range.group(2).equals("*") ? Long.parseLong(range.group(2)) : -1;
    }

    private static @Nullable String validator(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"))
                .orElse(null);
    }

    private static Matcher range(HttpHeaders headers) {
        return RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    }
}
