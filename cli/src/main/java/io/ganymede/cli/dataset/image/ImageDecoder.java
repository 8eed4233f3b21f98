package io.ganymede.cli.dataset.image;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes PNG, JPEG, BMP, GIF (its first frame) and lossless WebP; the content decides, not the file's name. The values of the file
 * are kept: no gamma, no colour profile. A grey file gives one channel, a palette three, or one when all its colours are grey;
 * 16 bits {@code v} become round(v / 257); transparency is laid over the background; the EXIF orientation is applied.
 * Truncated files and PNG files with a wrong checksum are refused, and animated WebP. Thread-safe.
 */
public final class ImageDecoder {
    /** Pixels, width times height, above which an image is refused before they are decoded. */
    public static final long MAX_PIXELS = 64_000_000;

    /** Length above which a file is refused before it is read. */
    public static final int MAX_FILE_BYTES = 256 << 20;

    private static final Map<ImageFileType, ImageReaderSpi> READERS = readers();

    private final Background background;

    public ImageDecoder(Background background) {
        this.background = background;
    }

    private static Map<ImageFileType, ImageReaderSpi> readers() {
        ImageIO.setUseCache(false);
        return new EnumMap<>(Arrays.stream(ImageFileType.values())
                .collect(
                        Collectors.toMap(Function.identity(), type -> ImageIO.getImageReadersByFormatName(type.format())
                                .next()
                                .getOriginatingProvider())));
    }

    /** As {@link #decode(InputStream)}, from a file. */
    public PixelImage decode(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return decode(content);
        }
    }

    /**
     * Decodes a stream, which stays open.
     *
     * @throws PlatformException with reason InvalidFile when the image is damaged, of no known type, or over the limits
     */
    public PixelImage decode(InputStream content) throws IOException {
        byte[] file = content.readNBytes(MAX_FILE_BYTES + 1);
        if (file.length > MAX_FILE_BYTES) {
            throw invalid("image file is too large: got more than " + MAX_FILE_BYTES + " bytes", null);
        }
        return decode(file);
    }

    /** As {@link #decode(InputStream)}, from the bytes of a file. */
    public PixelImage decode(byte[] file) {
        ImageFileType type = ImageFileType.ofContent(file).orElseThrow(() -> unknownType(file));
        try {
            if (type == ImageFileType.PNG) {
                PngChunks.requireIntact(file);
            }
            if (type == ImageFileType.WEBP) {
                WebpChunks.requireStill(file);
            }
            return Orientation.of(type, file).apply(read(type, file));
        } catch (PlatformException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The readers meet damaged files with any exception, an index out of bounds for one.
            throw invalid(type + " image cannot be decoded: " + reason(e), e);
        }
    }

    private PixelImage read(ImageFileType type, byte[] file) throws IOException {
        ImageReader reader = Objects.requireNonNull(READERS.get(type)).createReaderInstance();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            DamageWarnings warnings = new DamageWarnings();
            reader.addIIOReadWarningListener(warnings);
            // Metadata may hold compressed texts of any size: only a GIF's, which has none, is read.
            reader.setInput(input, true, type != ImageFileType.GIF);
            requireSize(reader.getWidth(0), reader.getHeight(0));
            if (type == ImageFileType.GIF) {
                GifScreen screen = GifScreen.of(file);
                requireSize(screen.width(), screen.height());
            }
            BufferedImage decoded = reader.read(0);
            warnings.requireNone();
            PixelImage image = RasterPixels.of(decoded, background);
            return type == ImageFileType.GIF ? GifScreen.of(file).place(image, reader, background) : image;
        } finally {
            reader.dispose();
        }
    }

    private static void requireSize(int width, int height) {
        if ((long) width * height > MAX_PIXELS) {
            throw invalid(
                    "image is too large: got " + height + " x " + width + " pixels, expected at most " + MAX_PIXELS,
                    null);
        }
    }

    private static PlatformException unknownType(byte[] file) {
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < Math.min(file.length, 8); i++) {
            start.append(String.format(i == 0 ? "%02x" : " %02x", file[i]));
        }
        return invalid(
                "file is no image: got " + (file.length == 0 ? "an empty file" : "first bytes " + start) + "; known: "
                        + Arrays.toString(ImageFileType.values()),
                null);
    }

    private static String reason(Exception e) {
        String own = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null || own.contains(cause.getMessage())
                ? own
                : own + " (" + cause.getMessage() + ")";
    }

    private static PlatformException invalid(String message, @Nullable Exception cause) {
        return new PlatformException(Reason.INVALID_FILE, message, cause);
    }
}
