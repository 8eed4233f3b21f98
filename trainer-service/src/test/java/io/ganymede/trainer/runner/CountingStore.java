package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.artifact.PartialDownload;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A store that counts the bytes it serves to downloads, and breaks one off when it is told to. */
final class CountingStore implements ArtifactStore {
    final AtomicLong bytesServed = new AtomicLong();
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    /** Called before bytes are served. */
    volatile Runnable beforeServing = () -> {};

    private volatile int breakAfter = Integer.MAX_VALUE;

    /** Stores a file whose bytes are all one number. */
    ArtifactRef keep(int number, int bytes) {
        byte[] content = new byte[bytes];
        Arrays.fill(content, (byte) number);
        return put("datasets/" + number + "/1/train.safetensors", content, "application/octet-stream");
    }

    byte[] content(ArtifactRef ref) {
        return store.read(ref);
    }

    /** The next download ends after so many bytes. */
    void breakAfter(int bytes) {
        breakAfter = bytes;
    }

    @Override
    public void download(ArtifactRef ref, Path target, Path partial) {
        try {
            new PartialDownload(ref, partial).complete(target, from -> open(ref, (int) from));
        } catch (IOException e) {
            throw new PlatformException(Reason.ARTIFACT_STORE_UNAVAILABLE, "the store is gone", e);
        }
    }

    private InputStream open(ArtifactRef ref, int from) {
        beforeServing.run();
        byte[] content = store.read(ref);
        int count = Math.min(content.length - from, breakAfter);
        InputStream served = new ByteArrayInputStream(content, from, count);
        bytesServed.addAndGet(count);
        boolean whole = count == content.length - from;
        breakAfter = Integer.MAX_VALUE;
        return whole ? served : new SequenceInputStream(served, new Broken());
    }

    /** A connection that is gone. */
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }

    @Override
    public void download(ArtifactRef ref, Path target) {
        throw new UncheckedIOException(new IOException("the cache downloads in a way that can go on"));
    }

    @Override
    public ArtifactRef put(String key, Path file, String contentType) {
        return store.put(key, file, contentType);
    }

    @Override
    public ArtifactRef put(String key, byte[] content, String contentType) {
        return store.put(key, content, contentType);
    }

    @Override
    public byte[] read(ArtifactRef ref) {
        return store.read(ref);
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
