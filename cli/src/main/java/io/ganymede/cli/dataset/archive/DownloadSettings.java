package io.ganymede.cli.dataset.archive;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connectTimeout until a connection stands
 * @param idleTimeout without a single byte, and until an answer begins
 * @param tries attempts in succession that bring nothing new
 * @param retryDelay pause before the second try; it doubles with each
 * @param bytes most bytes of a download
 */
public record DownloadSettings(
        Duration connectTimeout, Duration idleTimeout, int tries, Duration retryDelay, long bytes) {
    /** 10 s, 60 s, 5 tries, 1 s, 64 GiB. */
    public static final DownloadSettings DEFAULT =
            new DownloadSettings(Duration.ofSeconds(10), Duration.ofSeconds(60), 5, Duration.ofSeconds(1), 64L << 30);

    public DownloadSettings {
        if (tries < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "a download needs at least one try and one byte: got " + tries + " tries and " + bytes + " bytes");
        }
    }
}
