package io.ganymede.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a directory to one broker. Kafka has a lock of its own, but takes it after a second node has opened the metadata log
 * of the first for writing. The operating system releases the lock of a process that was killed.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE_NAME = "broker.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Creates the directory when missing; throws {@link LocalPlatformException} when it is in use. */
    static DirectoryLock on(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new DirectoryLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("broker directory '" + directory + "' cannot be locked", e);
        }
        throw new LocalPlatformException(
                "broker directory '" + directory
                        + "' is in use: got a lock held by another broker, expected none; stop that one or choose another directory");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a broker's directory lock cannot be released", e);
        }
    }
}
