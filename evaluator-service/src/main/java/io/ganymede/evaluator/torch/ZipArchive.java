package io.ganymede.evaluator.torch;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.pickle.Unpickler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The format of PyTorch since 1.6: a zip file with one folder; {@code data.pkl} is the content, {@code data/KEY} the raw
 * numbers of a storage, {@code byteorder} how they lie.
 */
final class ZipArchive implements StorageBlocks {
    private static final String CONTENT = "data.pkl";

    /** Nobody's storage of features is larger; a small file that unpacks to more is made to hurt. */
    private static final long LARGEST_BLOCK_BYTES = 256L << 20;

    private final String label;
    private final ZipFile zip;
    private final String folder;

    private ZipArchive(String label, ZipFile zip) {
        this.label = label;
        this.zip = zip;
        List<String> contents = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(CONTENT) || name.endsWith("/" + CONTENT))
                .toList();
        if (contents.size() != 1) {
            throw invalid("is a zip file but none of PyTorch: got %d entries '%s', expected 1"
                    .formatted(contents.size(), CONTENT));
        }
        this.folder = contents.get(0).substring(0, contents.get(0).length() - CONTENT.length());
        ZipEntry order = zip.getEntry(folder + "byteorder");
        if (order != null
                && !new String(content(order, 16), StandardCharsets.US_ASCII)
                        .trim()
                        .equals("little")) {
            throw invalid("was not written on a little-endian machine");
        }
    }

    static ZipArchive open(String label, Path file) {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new PlatformException(Reason.INVALID_FILE, label + " is a damaged zip file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(label + " cannot be read", e);
        }
        try {
            return new ZipArchive(label, zip);
        } catch (RuntimeException e) {
            close(label, zip);
            throw e;
        }
    }

    Object content() {
        ByteBuffer pickle = ByteBuffer.wrap(content(entry(CONTENT), Unpickler.LARGEST_BYTES));
        return new Unpickler(label, TorchGlobals.ALLOWED, TorchGlobals::storage).read(pickle);
    }

    @Override
    public ByteBuffer block(TorchStorage storage) {
        ZipEntry entry = entry("data/" + storage.key());
        if (storage.bytes() != entry.getSize()) {
            throw invalid("is damaged: storage '%s' has %d bytes, expected %d"
                    .formatted(storage.key(), entry.getSize(), storage.bytes()));
        }
        return ByteBuffer.wrap(content(entry, LARGEST_BLOCK_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        close(label, zip);
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(folder + name);
        if (entry == null) {
            throw invalid("lacks the entry '" + folder + name + "'");
        }
        return entry;
    }

    private byte[] content(ZipEntry entry, long most) {
        long size = entry.getSize();
        if (size < 0 || size > most) {
            throw invalid("has an entry '%s' of %d bytes: expected at most %d".formatted(entry.getName(), size, most));
        }
        byte[] content;
        boolean more;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes((int) size);
            more = in.read() >= 0;
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "%s is damaged in its entry '%s': %s".formatted(label, entry.getName(), e.getMessage()),
                    e);
        }
        CRC32 sum = new CRC32();
        sum.update(content);
        if (content.length != size || more || sum.getValue() != entry.getCrc()) {
            throw invalid("is damaged: entry '%s' has not the checksum of the zip file".formatted(entry.getName()));
        }
        return content;
    }

    private PlatformException invalid(String what) {
        return new PlatformException(Reason.INVALID_FILE, label + " " + what);
    }

    private static void close(String label, ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(label + " cannot be closed", e);
        }
    }
}
