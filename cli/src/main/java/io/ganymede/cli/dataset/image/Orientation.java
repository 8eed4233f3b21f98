package io.ganymede.cli.dataset.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import io.ganymede.common.network.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How the stored rows and columns of a photograph become the shown ones: tag 0x0112 of EXIF, values 1 to 8 in this order. A
 * shown pixel (y, x) is the stored pixel (y, x), or (x, y) when transposed, with rows or columns then counted from the end.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, false, true),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, true, false),
    TRANSPOSED(true, false, false),
    TURNED_RIGHT(true, true, false),
    TRANSVERSED(true, true, true),
    TURNED_LEFT(true, false, true);

    private static final Map<ImageFileType, String> MARKS = Map.of(
            ImageFileType.JPEG, "Exif\0\0",
            ImageFileType.PNG, "eXIf",
            ImageFileType.WEBP, "EXIF");

    private final boolean transposed;
    private final boolean rowsReversed;
    private final boolean columnsReversed;

    Orientation(boolean transposed, boolean rowsReversed, boolean columnsReversed) {
        this.transposed = transposed;
        this.rowsReversed = rowsReversed;
        this.columnsReversed = columnsReversed;
    }

    /** The orientation of a file; upright when it says none, or a value that EXIF does not know. */
    static Orientation of(ImageFileType type, byte[] file) throws IOException {
        String mark = MARKS.get(type);
        if (mark == null || !contains(file, mark.getBytes(StandardCharsets.ISO_8859_1))) {
            return UPRIGHT;
        }
        try {
            for (ExifIFD0Directory exif : ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length)
                    .getDirectoriesOfType(ExifIFD0Directory.class)) {
                Integer value = exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
                if (value != null && value >= 1 && value <= values().length) {
                    return values()[value - 1];
                }
            }
            return UPRIGHT;
        } catch (ImageProcessingException e) {
            throw new IOException("its EXIF orientation cannot be read", e);
        }
    }

    private static boolean contains(byte[] file, byte[] mark) {
        for (int i = 0; i + mark.length <= file.length; i++) {
            int matched = 0;
            while (matched < mark.length && file[i + matched] == mark[matched]) {
                matched++;
            }
            if (matched == mark.length) {
                return true;
            }
        }
        return false;
    }

    PixelImage apply(PixelImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int height = transposed ? stored.width() : stored.height();
        int width = transposed ? stored.height() : stored.width();
        byte[] pixels = new byte[stored.channels() * height * width];
        int position = 0;
        for (int channel = 0; channel < stored.channels(); channel++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int row = transposed ? x : y;
                    int column = transposed ? y : x;
                    pixels[position++] = (byte) stored.value(
                            channel,
                            rowsReversed ? stored.height() - 1 - row : row,
                            columnsReversed ? stored.width() - 1 - column : column);
                }
            }
        }
        return new PixelImage(Shape.of(stored.channels(), height, width), pixels);
    }
}
