package io.ganymede.cli.dataset.archive;

import io.ganymede.cli.dataset.archive.TransferProgress.Stage;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks an archive into an empty directory. Only files and directories are unpacked; links, devices and names that lead
 * elsewhere are refused. For one archive and one thread.
 */
final class ArchiveUnpacking {
    private static final int TAR_BLOCK_BYTES = 512;

    private final Path archive;
    private final String name;
    private final UnpackLimits limits;
    private final TransferProgress progress;
    private long bytes;

    ArchiveUnpacking(Path archive, UnpackLimits limits, TransferProgress progress) {
        this.archive = archive;
        this.name = String.valueOf(archive.getFileName());
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * Unpacks.
     *
     * @throws PlatformException with reason InvalidFile for a damaged archive or an entry that is not allowed, TooLarge
     *     beyond a limit
     */
    void into(Path directory, ArchiveKind kind) {
        EntryWriter writer = new EntryWriter(name, directory, limits.entries());
        try {
            if (kind == ArchiveKind.ZIP) {
                unpackZip(writer);
            } else {
                unpackTar(writer, kind);
            }
        } catch (IOException | IllegalArgumentException e) { // commons-compress throws either for damaged headers
            throw new PlatformException(Reason.INVALID_FILE, "archive '" + name + "' is damaged: " + e.getMessage(), e);
        }
    }

    private void unpackZip(EntryWriter writer) throws IOException {
        requireEntries();
        long size = Files.size(archive);
        long done = 0;
        try (ZipFile zip = ZipFile.builder()
                .setPath(archive)
                .setIgnoreLocalFileHeader(true)
                .get()) {
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                unpack(writer, zip, entry);
                done += entry.getCompressedSize();
                progress.advanced(Stage.UNPACK, Math.min(done, size), size);
            }
        }
    }

    /** Counts the entries of a zip file by the JDK, which needs little memory for it, before they are read as objects. */
    private void requireEntries() throws IOException {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(archive.toFile())) {
            if (zip.size() > limits.entries()) {
                throw new PlatformException(
                        Reason.TOO_LARGE,
                        "archive '" + name + "' has too many entries: got " + zip.size() + ", expected at most "
                                + limits.entries());
            }
        }
    }

    private void unpack(EntryWriter writer, ZipFile zip, ZipArchiveEntry entry) throws IOException {
        if (entry.isUnixSymlink()) {
            throw writer.refused(entry.getName(), "is a symbolic link: expected files and directories only");
        }
        if (entry.isDirectory()) {
            writer.directory(entry.getName());
            return;
        }
        if (!zip.canReadEntryData(entry)) {
            throw writer.refused(entry.getName(), "is encrypted, or compressed by a method that cannot be read");
        }
        CRC32 sum = new CRC32();
        try (InputStream content =
                new CheckedInputStream(new MeteredInputStream(zip.getInputStream(entry), this::count), sum)) {
            writer.file(entry.getName(), content);
        }
        if (entry.getCrc() != sum.getValue()) {
            throw writer.refused(entry.getName(), "is damaged: its checksum is not the one of the zip file");
        }
    }

    private void unpackTar(EntryWriter writer, ArchiveKind kind) throws IOException {
        long size = Files.size(archive);
        AtomicLong packed = new AtomicLong();
        // The whole stream is counted: headers and padding could be a bomb as well as the files.
        try (InputStream file = new MeteredInputStream(Files.newInputStream(archive), packed::addAndGet);
                InputStream inflated = new MeteredInputStream(inflated(file, kind), this::count);
                TarArchiveInputStream tar = new TarArchiveInputStream(inflated, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(writer, tar, entry);
                progress.advanced(Stage.UNPACK, packed.get(), size);
            }
            inflated.transferTo(OutputStream.nullOutputStream()); // checks what the compression says of its end
            if (bytes == 0 || bytes % TAR_BLOCK_BYTES != 0) {
                throw new IOException("got " + bytes + " bytes, expected whole blocks of " + TAR_BLOCK_BYTES);
            }
        }
    }

    private void count(long inflated) {
        bytes += inflated;
        if (bytes > limits.bytes()) {
            throw new PlatformException(
                    Reason.TOO_LARGE,
                    "archive '" + name + "' is too large: got more than " + limits.bytes()
                            + " bytes while unpacking, expected at most that");
        }
    }

    private static void unpack(EntryWriter writer, TarArchiveInputStream tar, TarArchiveEntry entry)
            throws IOException {
        if (entry.isDirectory()) {
            writer.directory(entry.getName());
        } else if (entry.isSymbolicLink()) {
            throw writer.refused(entry.getName(), "is a symbolic link: expected files and directories only");
        } else if (entry.isLink()) {
            throw writer.refused(entry.getName(), "is a hard link: expected files and directories only");
        } else if (entry.isSparse() || !entry.isFile() || isDevice(entry)) {
            throw writer.refused(
                    entry.getName(), "is a device, a pipe or a sparse file: expected files and directories only");
        } else {
            writer.file(entry.getName(), tar);
        }
    }

    private static boolean isDevice(TarArchiveEntry entry) {
        return entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
    }

    private static InputStream inflated(InputStream packed, ArchiveKind kind) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(packed, 1 << 16);
        return switch (kind) {
            case TAR_GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(buffered)
                        .setDecompressConcatenated(true)
                        .get();
            case TAR_BZIP2 -> new BZip2CompressorInputStream(buffered, true);
            case TAR, ZIP -> buffered;
        };
    }
}
