package io.ganymede.common.tensor;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A zip file of NumPy arrays ({@code .npz}), compressed or not: entry {@code x.npy} is the array {@code x}; other entries are
 * ignored. Not thread-safe; the arrays are, and stay valid after {@link #close}.
 */
public final class NpzFile implements AutoCloseable {
    private static final String SUFFIX = ".npy";

    /** Files with equal content are equal: every entry has the first moment that zip knows. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;

    private NpzFile(ZipFile zip, Map<String, ZipEntry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /**
     * Opens a file.
     *
     * @throws PlatformException with reason InvalidFile when it is no zip file or names an array twice
     */
    public static NpzFile open(Path file) {
        String label = "file '" + file.getFileName() + "'";
        ZipFile zip = zip(label, file);
        Map<String, ZipEntry> entries = new TreeMap<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (name.endsWith(SUFFIX)
                    && entries.put(name.substring(0, name.length() - SUFFIX.length()), entry) != null) {
                close(zip);
                throw NpyHeader.invalid(label, "names the array '" + name + "' twice");
            }
        }
        return new NpzFile(zip, entries);
    }

    /** Sorted names of the arrays, without {@code .npy}. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /**
     * Reads an array. What is larger than 1 MiB goes through a temporary file without a name.
     *
     * @throws PlatformException with reason NotFound that lists the known names, InvalidFile when the array is damaged or
     *     holds something else than numbers
     */
    public NpyArray array(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new PlatformException(Reason.NOT_FOUND, NearestName.unknown("array", name, entries.keySet()));
        }
        String label = "array '" + name + "'";
        CRC32 sum = new CRC32();
        try (InputStream content = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            NpyArray array = NpyArray.read(label, content);
            if (sum.getValue() != entry.getCrc()) {
                throw NpyHeader.invalid(label, "is damaged: its checksum is not the one of the zip file");
            }
            return array;
        } catch (ZipException | EOFException e) {
            throw new PlatformException(Reason.INVALID_FILE, label + " is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(label + " cannot be read", e);
        }
    }

    /**
     * Writes arrays, uncompressed as {@code numpy.savez} does: under a temporary name in the target's directory, then moved
     * into place in one step. Equal content gives equal bytes.
     *
     * @param arrays by name, without {@code .npy}
     */
    public static void write(Path target, Map<String, Tensor> arrays) {
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream file = Files.newOutputStream(temporary)) {
                write(file, arrays);
            }
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("file '" + target + "' cannot be written", e);
        } finally {
            deleteRemains(temporary);
        }
    }

    @Override
    public void close() {
        close(zip);
    }

    /** The same as bytes. */
    public static byte[] bytes(Map<String, Tensor> arrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes, arrays);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(OutputStream file, Map<String, Tensor> arrays) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, Tensor> array : new TreeMap<>(arrays).entrySet()) {
                write(out, array.getKey(), array.getValue());
            }
        }
    }

    private static void write(ZipOutputStream out, String name, Tensor tensor) throws IOException {
        byte[] header = NpyHeader.bytes(tensor);
        CRC32 sum = new CRC32();
        sum.update(header);
        sum.update(tensor.bytes());
        ZipEntry entry = new ZipEntry(name + SUFFIX);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(WRITTEN);
        entry.setSize(header.length + (long) tensor.bytes().remaining());
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(header);
        Channels.newChannel(out).write(tensor.bytes());
        out.closeEntry();
    }

    private static ZipFile zip(String label, Path file) {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new PlatformException(Reason.INVALID_FILE, label + " is not a zip file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(label + " cannot be read", e);
        }
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteRemains(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file '" + temporary + "' cannot be deleted", e);
        }
    }
}
