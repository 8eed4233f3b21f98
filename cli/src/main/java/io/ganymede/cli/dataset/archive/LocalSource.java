package io.ganymede.cli.dataset.archive;

import io.ganymede.cli.dataset.scratch.ScratchDirectory;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A source on the local disk: a directory or file as it is, an archive unpacked, an address downloaded (and unpacked). What was
 * downloaded or unpacked lies in a temporary directory until {@link #close}. Content is compared with its SHA-256 before anything
 * is unpacked.
 */
public final class LocalSource implements AutoCloseable {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final String description;
    private final @Nullable ScratchDirectory temporary;

    private LocalSource(Path root, String description, @Nullable ScratchDirectory temporary) {
        this.root = root;
        this.description = description;
        this.temporary = temporary;
    }

    /**
     * How sources are brought here.
     *
     * @param temporary parent of the temporary directory
     * @param unpacking limits of archives
     * @param download patience of downloads
     * @param progress is told how far it is
     */
    public record Settings(
            Path temporary, UnpackLimits unpacking, DownloadSettings download, TransferProgress progress) {
        /** Everything as by default, in the JVM's directory for temporary files, telling nobody. */
        public static Settings defaults() {
            return new Settings(
                    Path.of(System.getProperty("java.io.tmpdir")),
                    UnpackLimits.DEFAULT,
                    DownloadSettings.DEFAULT,
                    TransferProgress.NONE);
        }
    }

    /**
     * Brings a source here.
     *
     * @param from path of a directory, a file or an archive, or an http or https address of a file or an archive
     * @param sha256 of the file or archive, in hex; must be given for an address
     * @return the source; the caller closes it
     * @throws PlatformException with reason NotFound, InvalidArgument, InvalidFile, TooLarge, DigestMismatch, AccessDenied or
     *     DatasetUnavailable; nothing is left behind then
     */
    public static LocalSource open(String from, @Nullable String sha256, Settings settings) {
        @Nullable String digest = sha256 == null ? null : checked(sha256);
        if (SourceUrl.isUrl(from)) {
            SourceUrl url = SourceUrl.parse(from);
            if (digest == null) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "address '" + url
                                + "' needs the SHA-256 of its content: take the one that its publisher states,"
                                + " or download the file once, look at it, and take what 'sha256sum FILE' prints");
            }
            return download(url, digest, settings);
        }
        return local(path(from), digest, settings);
    }

    /** A directory, or a file that is no archive. */
    public Path root() {
        return root;
    }

    /** Where it is from, for people: without user, password and query. */
    public String description() {
        return description;
    }

    /** Removes what was downloaded and unpacked. */
    @Override
    public void close() {
        if (temporary != null) {
            temporary.close();
        }
    }

    private static LocalSource local(Path path, @Nullable String sha256, Settings settings) {
        if (Files.isDirectory(path)) {
            if (sha256 != null) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "directory '" + path + "' has no SHA-256: expected one for files and archives only");
            }
            return new LocalSource(path, path.toString(), null);
        }
        if (!Files.isRegularFile(path)) {
            throw new PlatformException(
                    Reason.NOT_FOUND, "source '" + path + "' does not exist, or is neither a file nor a directory");
        }
        if (sha256 != null) {
            requireDigest(path.toString(), path, sha256);
        }
        Optional<ArchiveKind> kind = ArchiveKind.of(path);
        if (kind.isEmpty()) {
            return new LocalSource(path, path.toString(), null);
        }
        return temporary(settings, directory -> {
            Path unpacked = unpack(path, kind.get(), directory, settings);
            return new LocalSource(unpacked, path.toString(), directory);
        });
    }

    private static LocalSource download(SourceUrl url, String sha256, Settings settings) {
        return temporary(settings, directory -> {
            Path file = directory.path().resolve(url.fileName());
            new HttpDownload(url, settings.download(), settings.progress()).to(file);
            requireDigest(url.toString(), file, sha256);
            Optional<ArchiveKind> kind = ArchiveKind.of(file);
            if (kind.isEmpty()) {
                return new LocalSource(file, url.toString(), directory);
            }
            Path unpacked = unpack(file, kind.get(), directory, settings);
            Files.delete(file);
            return new LocalSource(unpacked, url.toString(), directory);
        });
    }

    private static Path unpack(Path archive, ArchiveKind kind, ScratchDirectory directory, Settings settings)
            throws IOException {
        Path target = Files.createTempDirectory(directory.path(), "unpacked-");
        new ArchiveUnpacking(archive, settings.unpacking(), settings.progress()).into(target, kind);
        return target;
    }

    private static LocalSource temporary(Settings settings, Opening opening) {
        @Nullable ScratchDirectory directory = ScratchDirectory.in(settings.temporary());
        try {
            LocalSource source = opening.open(directory);
            directory = null; // from here on the source's
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (directory != null) {
                directory.close();
            }
        }
    }

    private static void requireDigest(String name, Path file, String expected) {
        try {
            String got = Digest.of(file);
            if (!got.equals(expected)) {
                throw new PlatformException(
                        Reason.DIGEST_MISMATCH,
                        "content of '" + name + "' is not the expected one: got SHA-256 " + got + ", expected "
                                + expected);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("file '" + file + "' cannot be read", e);
        }
    }

    private static String checked(String sha256) {
        String digest = sha256.strip().toLowerCase(Locale.ROOT);
        if (!SHA_256.matcher(digest).matches()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "SHA-256 '" + sha256 + "' is not valid: expected 64 hexadecimal digits");
        }
        return digest;
    }

    private static Path path(String from) {
        try {
            return Path.of(from);
        } catch (InvalidPathException e) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "source '" + from + "' is not a path: " + e.getReason(), e);
        }
    }

    /** Opens a source with a temporary directory at hand. */
    private interface Opening {
        LocalSource open(ScratchDirectory directory) throws IOException;
    }
}
