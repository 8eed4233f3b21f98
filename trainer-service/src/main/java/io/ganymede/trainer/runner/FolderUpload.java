package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Stores a folder of files, and its manifest last: a folder without one does not exist for anybody. */
final class FolderUpload {
    private static final Map<String, String> CONTENT_TYPES =
            Map.of("json", "application/json", "jsonl", "application/x-ndjson", "png", "image/png");
    private static final String BYTES = "application/octet-stream";

    private final ArtifactStore store;
    private final Retry retry;

    FolderUpload(ArtifactStore store, Retry retry) {
        this.store = store;
        this.retry = retry;
    }

    /** Uploads every file of the folder under the prefix; returns them by name. */
    Map<String, ArtifactRef> files(Path folder, String prefix) throws InterruptedException {
        Map<String, ArtifactRef> refs = new TreeMap<>();
        for (Path file : list(folder)) {
            refs.put(file.getFileName().toString(), file(file, prefix));
        }
        return refs;
    }

    /** Uploads one file. */
    ArtifactRef file(Path file, String prefix) throws InterruptedException {
        String name = file.getFileName().toString();
        String type = CONTENT_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), BYTES);
        return retry.external("upload " + name, () -> store.put(prefix + name, file, type));
    }

    /** Uploads the manifest of what is stored already. */
    ArtifactRef manifest(String prefix, Object manifest) throws InterruptedException {
        byte[] content = Json.bytes(manifest);
        return retry.external(
                "upload manifest", () -> store.put(prefix + ObjectKeys.MANIFEST, content, "application/json"));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new PlatformException(Reason.INTERNAL, "folder '" + folder + "' cannot be read: " + e, e);
        }
    }
}
