package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that refuses a number of writes and remembers the order of the others. */
final class ErraticStore implements ArtifactStore {
    final AtomicInteger refusals = new AtomicInteger();
    final List<String> written = new CopyOnWriteArrayList<>();
    private final ArtifactStore store = new InMemoryArtifactStore();

    @Override
    public ArtifactRef put(String key, Path file, String contentType) {
        refuse();
        ArtifactRef ref = store.put(key, file, contentType);
        written.add(key);
        return ref;
    }

    @Override
    public ArtifactRef put(String key, byte[] content, String contentType) {
        refuse();
        ArtifactRef ref = store.put(key, content, contentType);
        written.add(key);
        return ref;
    }

    private void refuse() {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new PlatformException(Reason.ARTIFACT_STORE_UNAVAILABLE, "the store is away");
        }
    }

    @Override
    public byte[] read(ArtifactRef ref) {
        return store.read(ref);
    }

    @Override
    public void download(ArtifactRef ref, Path target) {
        store.download(ref, target);
    }

    @Override
    public void download(ArtifactRef ref, Path target, Path partial) {
        store.download(ref, target, partial);
    }

    @Override
    public Optional<byte[]> find(String key) {
        return store.find(key);
    }

    @Override
    public List<String> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public void remove(String key) {
        store.remove(key);
    }
}
