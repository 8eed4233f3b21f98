package io.ganymede.cli.dataset.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of image files that can be decoded. */
public enum ImageFileType {
    PNG("png", "png", "\u0089PNG\r\n\u001a\n", 0),
    JPEG("jpeg", "jpg jpeg jpe", "\u00ff\u00d8\u00ff", 0),
    BMP("bmp", "bmp", "BM", 0),
    GIF("gif", "gif", "GIF8", 0),
    WEBP("webp", "webp", "WEBP", 8),
    PGM("pnm", "pgm", "P5", 0),
    PPM("pnm", "ppm", "P6", 0);

    /** The extensions of all types, sorted. */
    public static final List<String> EXTENSIONS = Arrays.stream(values())
            .flatMap(type -> Arrays.stream(type.extensions.split(" ", -1)))
            .sorted()
            .toList();

    private final String format;
    private final String extensions;
    private final String signature;
    private final int offset;

    ImageFileType(String format, String extensions, String signature, int offset) {
        this.format = format;
        this.extensions = extensions;
        this.signature = signature;
        this.offset = offset;
    }

    /** Name by which ImageIO finds its reader. */
    String format() {
        return format;
    }

    /** The type that the first bytes of a file tell, whatever its name says. */
    public static Optional<ImageFileType> ofContent(byte[] file) {
        return Arrays.stream(values()).filter(type -> type.begins(file)).findFirst();
    }

    private boolean begins(byte[] file) {
        return file.length >= offset + signature.length()
                && signature.equals(new String(file, offset, signature.length(), StandardCharsets.ISO_8859_1));
    }

    /** Whether a file is an image by its extension, in capital or small letters. */
    public static boolean isImageName(String file) {
        return stem(file).length() < file.length();
    }

    /** A file name without its extension, when that is one of an image. */
    public static String stem(String file) {
        int dot = file.lastIndexOf('.');
        if (dot < 0) {
            return file;
        }
        String extension = file.substring(dot + 1).toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(extension) ? file.substring(0, dot) : file;
    }
}
