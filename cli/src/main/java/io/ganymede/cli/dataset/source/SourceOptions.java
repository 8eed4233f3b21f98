package io.ganymede.cli.dataset.source;

import io.ganymede.cli.dataset.image.Background;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a source do not say.
 *
 * @param classes class names in label order; the source's own when empty
 * @param labels which of several label sets, such as {@code fine} or {@code coarse}; the format's default when absent
 * @param attributes tables of attributes, relative to the source or to the working directory
 * @param images directory of the images, relative to the source; the format's default when absent
 * @param splitFile table that names the split of each image, relative likewise; none when absent
 * @param transpose whether rows and columns of each image are exchanged; by the file names when absent
 * @param layout axes of image arrays; found from their shape when absent
 * @param valueRange values of floating-point images that stand for black and white; integers are bytes
 * @param background what shows through transparent pixels
 */
public record SourceOptions(
        List<String> classes,
        @Nullable String labels,
        List<Path> attributes,
        @Nullable Path images,
        @Nullable Path splitFile,
        @Nullable Boolean transpose,
        @Nullable ArrayLayout layout,
        @Nullable ValueRange valueRange,
        Background background) {
    /** Nothing said. */
    public static final SourceOptions NONE =
            new SourceOptions(List.of(), null, List.of(), null, null, null, null, null, Background.WHITE);

    public SourceOptions {
        classes = List.copyOf(classes);
        attributes = List.copyOf(attributes);
    }

    /** Axes of image arrays. */
    public enum ArrayLayout {
        /** Height, width, channels. */
        NHWC,
        /** Channels, height, width. */
        NCHW,
        /** Height, width: grey. */
        NHW
    }

    /**
     * Values of floating-point images.
     *
     * @param black value that becomes 0
     * @param white value that becomes 255, above black
     */
    public record ValueRange(double black, double white) {
        public ValueRange {
            if (!(black < white)) {
                throw new IllegalArgumentException(
                        "a value range needs a white above its black: got " + black + " to " + white);
            }
        }
    }
}
