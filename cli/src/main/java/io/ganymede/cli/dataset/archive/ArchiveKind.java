package io.ganymede.cli.dataset.archive;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of archives that are unpacked; a {@code .npz} is a zip file too, but read by its format. */
enum ArchiveKind {
    ZIP(".zip"),
    TAR(".tar"),
    TAR_GZIP(".tar.gz .tgz"),
    TAR_BZIP2(".tar.bz2 .tbz2 .tbz");

    private static final List<String> REFUSED =
            List.of(".tar.xz", ".txz", ".tar.zst", ".7z", ".rar", ".tar.z", ".tar.lz4");
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
    private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);
    private static final int TAR_MAGIC_POSITION = 257;

    private final String suffixes;

    ArchiveKind(String suffixes) {
        this.suffixes = suffixes;
    }

    /**
     * What a file is by its name; where the name has no suffix, as with some downloads, by its first bytes.
     *
     * @return empty for a file that is no archive
     * @throws PlatformException with reason InvalidFile for a kind of archive that cannot be read
     */
    static Optional<ArchiveKind> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (String suffix : REFUSED) {
            if (name.endsWith(suffix)) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "archive '" + file + "' cannot be unpacked: got " + suffix + "; known: " + known());
            }
        }
        for (ArchiveKind kind : values()) {
            if (kind.suffixes().stream().anyMatch(name::endsWith)) {
                return Optional.of(kind);
            }
        }
        return name.contains(".") ? Optional.empty() : byContent(file);
    }

    private List<String> suffixes() {
        return List.of(suffixes.split(" "));
    }

    private static List<String> known() {
        return Arrays.stream(values()).flatMap(kind -> kind.suffixes().stream()).toList();
    }

    private static Optional<ArchiveKind> byContent(Path file) {
        byte[] head = new byte[TAR_MAGIC_POSITION + TAR_MAGIC.length];
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(head, 0, head.length);
        } catch (IOException e) {
            throw new UncheckedIOException("file '" + file + "' cannot be read", e);
        }
        if (begins(head, 0, ZIP_MAGIC)) {
            return Optional.of(ZIP);
        }
        if (begins(head, TAR_MAGIC_POSITION, TAR_MAGIC)) {
            return Optional.of(TAR);
        }
        return begins(head, 0, GZIP_MAGIC) ? Optional.of(TAR_GZIP) : Optional.empty();
    }

    private static boolean begins(byte[] head, int position, byte[] magic) {
        return Arrays.equals(head, position, position + magic.length, magic, 0, magic.length);
    }
}
