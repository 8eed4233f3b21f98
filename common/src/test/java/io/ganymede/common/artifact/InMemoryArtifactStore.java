package io.ganymede.common.artifact;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** An object store in memory for tests; it fulfils {@link ArtifactStoreContract}. */
public final class InMemoryArtifactStore implements ArtifactStore {
    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    @Override
    public ArtifactRef put(String key, Path file, String contentType) {
        try {
            return put(key, Files.readAllBytes(file), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ArtifactRef put(String key, byte[] content, String contentType) {
        byte[] existing = objects.putIfAbsent(key, content.clone());
        if (existing != null && !Arrays.equals(existing, content)) {
            throw new PlatformException(Reason.ALREADY_EXISTS, "object '" + key + "' exists with other content");
        }
        return new ArtifactRef(key, Digest.of(content), content.length);
    }

    @Override
    public byte[] read(ArtifactRef ref) {
        byte[] content = find(ref.key())
                .orElseThrow(
                        () -> new PlatformException(Reason.NOT_FOUND, "object '" + ref.key() + "' does not exist"));
        if (!Digest.of(content).equals(ref.sha256())) {
            throw new PlatformException(Reason.DIGEST_MISMATCH, "object '" + ref.key() + "' is damaged");
        }
        return content;
    }

    @Override
    public void download(ArtifactRef ref, Path target) {
        try {
            byte[] content = read(ref);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.write(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void download(ArtifactRef ref, Path target, Path partial) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            new PartialDownload(ref, partial).complete(target, from -> {
                byte[] content = find(ref.key())
                        .orElseThrow(() ->
                                new PlatformException(Reason.NOT_FOUND, "object '" + ref.key() + "' does not exist"));
                return new ByteArrayInputStream(content, Math.toIntExact(from), content.length);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> find(String key) {
        return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
    }

    @Override
    public List<String> list(String prefix) {
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public void remove(String key) {
        objects.remove(key);
    }

    /** Overwrites an object behind the port's back, as a fault would. */
    public void damage(String key, byte[] content) {
        objects.put(key, content.clone());
    }
}
