package io.ganymede.cli.dataset.image;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Keeps the first warning that tells of lost pixels: ImageIO fills them with grey and goes on. */
final class DamageWarnings implements IIOReadWarningListener {
    private @Nullable String first;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (first == null && isDamage(warning)) {
            first = warning;
        }
    }

    /** Others, such as a CMYK image without a colour profile, or stray bytes between segments, cost no pixel. */
    private static boolean isDamage(String warning) {
        return warning.startsWith("Truncated")
                || warning.startsWith("Out-of-sequence")
                || (warning.startsWith("Corrupt") && !warning.contains("extraneous"));
    }

    void requireNone() throws IOException {
        if (first != null) {
            throw new IOException(first);
        }
    }
}
