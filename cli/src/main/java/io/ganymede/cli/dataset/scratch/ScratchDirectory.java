package io.ganymede.cli.dataset.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A directory that only its owner can read and that is gone, with all in it, when it is closed or the JVM is asked to end (Ctrl-C,
 * SIGTERM). Whoever writes into it must not create it anew. Thread-safe.
 */
public final class ScratchDirectory implements AutoCloseable {
    private final Path path;
    private final Thread atEnd = new Thread(this::remove, "scratch-removal");
    private boolean isRemoved;

    private ScratchDirectory(Path path) {
        this.path = path;
    }

    /** A new directory in another one, which is created when it is missing. */
    public static ScratchDirectory in(Path parent) {
        ScratchDirectory directory;
        try {
            Files.createDirectories(parent);
            directory = new ScratchDirectory(Files.createTempDirectory(parent, "ganymede-"));
        } catch (IOException e) {
            throw new UncheckedIOException("no scratch directory can be created in '" + parent + "'", e);
        }
        try {
            Runtime.getRuntime().addShutdownHook(directory.atEnd);
        } catch (IllegalStateException e) { // the JVM ends already
            directory.remove();
            throw e;
        }
        return directory;
    }

    public Path path() {
        return path;
    }

    /** Removes the directory, once. */
    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The JVM ends, and the hook, which it runs anyhow, finds nothing to do.
            return;
        }
    }

    private synchronized void remove() {
        if (isRemoved) {
            return;
        }
        isRemoved = true;
        try {
            // Under its old name, threads that still write find it gone: none can add to what is being removed.
            Path hidden = Files.move(path, path.resolveSibling(path.getFileName() + ".removed"));
            Files.walkFileTree(hidden, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException("scratch directory '" + path + "' cannot be removed", e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
