package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceOptions.ArrayLayout;
import io.ganymede.cli.dataset.source.SourceOptions.ValueRange;
import io.ganymede.cli.dataset.source.SourceProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Files and options for tests of formats. */
final class ArrayFiles {
    private ArrayFiles() {}

    /** A file of unsigned bytes in the IDX format. */
    static byte[] idx(List<Integer> dimensions, int... elements) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.size() + elements.length);
        bytes.putInt(0x800 | dimensions.size());
        dimensions.forEach(bytes::putInt);
        for (int element : elements) {
            bytes.put((byte) element);
        }
        return bytes.array();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static SourceOptions classes(String... names) {
        return new SourceOptions(
                List.of(names), null, List.of(), null, null, null, null, null, SourceOptions.NONE.background());
    }

    static SourceOptions labels(String set) {
        return new SourceOptions(
                List.of(), set, List.of(), null, null, null, null, null, SourceOptions.NONE.background());
    }

    static SourceOptions transpose(boolean transpose) {
        return new SourceOptions(
                List.of(), null, List.of(), null, null, transpose, null, null, SourceOptions.NONE.background());
    }

    static SourceOptions arrays(@Nullable ArrayLayout layout, @Nullable ValueRange range) {
        return new SourceOptions(
                List.of(), null, List.of(), null, null, null, layout, range, SourceOptions.NONE.background());
    }

    /** Every value of an image, channel by channel, row by row. */
    static List<Integer> pixels(PixelImage image) {
        List<Integer> pixels = new ArrayList<>();
        for (int c = 0; c < image.channels(); c++) {
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    pixels.add(image.value(c, y, x));
                }
            }
        }
        return pixels;
    }

    static List<String> problems(ImageSource source) {
        return source.problems().stream().map(SourceProblem::toString).toList();
    }
}
