package io.ganymede.cli.evaluate;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Directories that were created for some files; those that are still empty at the end are removed. */
final class NewFolders {
    private final Deque<Path> created = new ArrayDeque<>();

    private NewFolders() {}

    /**
     * Creates the directories of some files where they are missing.
     *
     * @throws PlatformException with reason InvalidArgument when one cannot be created; then none is left
     */
    static NewFolders of(List<Path> files) {
        NewFolders folders = new NewFolders();
        for (Path file : files) {
            try {
                folders.create(file.toAbsolutePath().getParent());
            } catch (IOException e) {
                folders.close();
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT, "file '" + file + "' cannot be written: " + e.getMessage(), e);
            }
        }
        return folders;
    }

    private void create(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.isDirectory(folder)) {
            create(folder.getParent());
            Files.createDirectory(folder);
            created.push(folder);
        }
    }

    /** Removes those that are empty, the innermost first. */
    void close() {
        while (!created.isEmpty()) {
            Path folder = created.pop();
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isEmpty()) {
                    Files.delete(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("directory '" + folder + "' cannot be removed", e);
            }
        }
    }
}
