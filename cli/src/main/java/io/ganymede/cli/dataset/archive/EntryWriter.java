package io.ganymede.cli.dataset.archive;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of one archive below a directory, where nothing else is. Files are only ever created, never replaced, and
 * no link is ever made. Not thread-safe.
 */
final class EntryWriter {
    private final String archive;
    private final Path directory;
    private final long entryLimit;
    private final EntryNames names;
    private final byte[] piece = new byte[1 << 16];
    private long entries;

    EntryWriter(String archive, Path directory, long entryLimit) {
        this.archive = archive;
        this.directory = directory.toAbsolutePath().normalize();
        this.entryLimit = entryLimit;
        this.names = new EntryNames(this.directory);
    }

    void directory(String name) {
        @Nullable Path path = accept(name, true);
        if (path != null) {
            try {
                makeDirectories(path);
            } catch (IOException e) {
                throw notWritten(name, e);
            }
        }
    }

    /**
     * Writes a file.
     *
     * @param content read to its end, and not closed
     * @throws IOException when the content cannot be read
     */
    void file(String name, InputStream content) throws IOException {
        @Nullable Path path = accept(name, false);
        try (OutputStream out = path == null ? OutputStream.nullOutputStream() : created(name, path)) {
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                write(name, out, read);
            }
        }
    }

    /** Refuses an entry for what it is. */
    PlatformException refused(String name, String problem) {
        return new PlatformException(
                Reason.INVALID_FILE, "archive '" + archive + "' entry '" + printable(name) + "' " + problem);
    }

    private @Nullable Path accept(String name, boolean isDirectory) {
        entries++;
        if (entries > entryLimit) {
            throw new PlatformException(
                    Reason.TOO_LARGE,
                    "archive '" + archive + "' has too many entries: got more than " + entryLimit
                            + ", expected at most that");
        }
        try {
            return names.path(name, isDirectory).orElse(null);
        } catch (EntryNames.RefusedNameException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "archive '" + archive + "' entry '" + printable(name) + "' " + e.getMessage(),
                    e);
        }
    }

    private OutputStream created(String name, Path path) {
        try {
            makeDirectories(path.getParent());
            return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw notWritten(name, e);
        }
    }

    /** Makes what is missing below the directory, but never the directory: it may be gone because the JVM ends. */
    private void makeDirectories(@Nullable Path path) throws IOException {
        if (path != null && !path.equals(directory) && !Files.isDirectory(path)) {
            makeDirectories(path.getParent());
            Files.createDirectory(path);
        }
    }

    private void write(String name, OutputStream out, int length) {
        try {
            out.write(piece, 0, length);
        } catch (IOException e) {
            throw notWritten(name, e);
        }
    }

    private UncheckedIOException notWritten(String name, IOException e) {
        return new UncheckedIOException(
                "entry '" + printable(name) + "' of archive '" + archive + "' cannot be written: " + e.getMessage(), e);
    }

    /** A terminal must not obey what an archive calls its entries. */
    private static String printable(String name) {
        String shown = name.length() > 200 ? name.substring(0, 200) + "..." : name;
        StringBuilder printable = new StringBuilder();
        shown.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                printable.append(String.format("\\u%04x", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }
}
