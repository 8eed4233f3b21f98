package io.ganymede.evaluator.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Files that belong together, written whole or not at all. */
public final class WholeFiles {
    private final Map<Path, byte[]> contents = new LinkedHashMap<>();
    private final UUID mark = UUID.randomUUID();

    /** Adds a file in a folder that exists; what is there will be replaced. */
    public WholeFiles with(Path file, byte[] content) {
        contents.put(file, content);
        return this;
    }

    /** Writes all of them before any is moved to its place, in their order: what cannot be written leaves nothing behind. */
    public void write() throws IOException {
        try {
            for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
                Files.write(unfinished(content.getKey()), content.getValue());
            }
            for (Path file : contents.keySet()) {
                Files.move(unfinished(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (Path file : contents.keySet()) {
                Files.deleteIfExists(unfinished(file));
            }
        }
    }

    private Path unfinished(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + mark + ".tmp");
    }
}
