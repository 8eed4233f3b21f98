package io.ganymede.cli.dataset.archive;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An http or https address. What may be secret, user, password and query, is never part of {@link #toString}.
 *
 * @param address without user and password
 * @param authorization value of the header that carries user and password; null when there are none
 */
record SourceUrl(URI address, @Nullable String authorization) {
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    /** Whether a text is an address at all, not a path. */
    static boolean isUrl(String text) {
        return URL.matcher(text).matches();
    }

    /**
     * Reads an address.
     *
     * @throws PlatformException with reason InvalidArgument when it is not http or https
     */
    static SourceUrl parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "address with scheme '" + scheme + "' cannot be read; known: [http, https]");
            }
            if (uri.getHost() == null) {
                throw new PlatformException(Reason.INVALID_ARGUMENT, "address " + scheme + "://... names no host");
            }
            return new SourceUrl(withoutUser(uri), uri.getUserInfo() == null ? null : basic(uri.getUserInfo()));
        } catch (URISyntaxException e) {
            // Neither the text nor the parser's message, which repeats it, may be shown: it may hold a password.
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "address is not a URL: " + e.getReason() + " at character " + e.getIndex());
        }
    }

    /** Where a redirection leads; user and password go along to the same place only. */
    SourceUrl redirected(String location) {
        SourceUrl target;
        try {
            target = parse(address.resolve(location).toString());
        } catch (IllegalArgumentException e) {
            throw new PlatformException(Reason.DATASET_UNAVAILABLE, this + " redirects to what is no URL", e);
        }
        if (address.getScheme().equalsIgnoreCase("https")
                && !target.address().getScheme().equalsIgnoreCase("https")) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE, this + " redirects from https to http, which is not followed");
        }
        boolean samePlace = address.getScheme()
                        .equalsIgnoreCase(target.address().getScheme())
                && Objects.equals(address.getRawAuthority(), target.address().getRawAuthority());
        return new SourceUrl(target.address(), samePlace ? authorization : null);
    }

    /** The last part of the path, as a file's name. */
    String fileName() {
        String path = Optional.ofNullable(address.getPath()).orElse("");
        String name = UNSAFE.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceAll("_");
        return name.isEmpty() || name.startsWith(".") ? "download" : name;
    }

    private static URI withoutUser(URI uri) throws URISyntaxException {
        String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return new URI(uri.getScheme() + "://" + host + Objects.requireNonNullElse(uri.getRawPath(), "")
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
