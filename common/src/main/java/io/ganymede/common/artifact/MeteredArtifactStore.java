package io.ganymede.common.artifact;

import io.ganymede.common.error.PlatformException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * An object store that counts what goes through it: {@code ganymede_objectstore_requests_total{operation,outcome}}, where the
 * outcome is {@code success} or a reason code, {@code ganymede_objectstore_request_duration_seconds{operation}} and {@code
 * ganymede_objectstore_bytes_total{direction}}.
 */
public final class MeteredArtifactStore implements ArtifactStore {
    private static final String SUCCESS = "success";

    private final ArtifactStore store;
    private final MeterRegistry meters;
    private final Counter uploaded;
    private final Counter downloaded;

    public MeteredArtifactStore(ArtifactStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
        this.uploaded = bytes(meters, "upload");
        this.downloaded = bytes(meters, "download");
    }

    @Override
    public ArtifactRef put(String key, Path file, String contentType) {
        ArtifactRef ref = timed("put", () -> store.put(key, file, contentType));
        uploaded.increment((double) ref.bytes());
        return ref;
    }

    @Override
    public ArtifactRef put(String key, byte[] content, String contentType) {
        ArtifactRef ref = timed("put", () -> store.put(key, content, contentType));
        uploaded.increment((double) ref.bytes());
        return ref;
    }

    @Override
    public byte[] read(ArtifactRef ref) {
        byte[] content = timed("get", () -> store.read(ref));
        downloaded.increment(content.length);
        return content;
    }

    @Override
    public void download(ArtifactRef ref, Path target) {
        timed("get", () -> {
            store.download(ref, target);
            return target;
        });
        downloaded.increment((double) ref.bytes());
    }

    @Override
    public void download(ArtifactRef ref, Path target, Path partial) {
        long begun = new PartialDownload(ref, partial).size();
        timed("get", () -> {
            store.download(ref, target, partial);
            return target;
        });
        downloaded.increment((double) Math.max(0, ref.bytes() - begun));
    }

    @Override
    public Optional<byte[]> find(String key) {
        Optional<byte[]> content = timed("get", () -> store.find(key));
        content.ifPresent(found -> downloaded.increment(found.length));
        return content;
    }

    @Override
    public List<String> list(String prefix) {
        return timed("list", () -> store.list(prefix));
    }

    @Override
    public void remove(String key) {
        timed("remove", () -> {
            store.remove(key);
            return key;
        });
    }

    private <T> T timed(String operation, Supplier<T> call) {
        long started = System.nanoTime();
        String outcome = "Internal";
        try {
            T result = call.get();
            outcome = SUCCESS;
            return result;
        } catch (PlatformException e) {
            outcome = e.reason().code();
            throw e;
        } finally {
            meters.counter("ganymede.objectstore.requests", "operation", operation, "outcome", outcome)
                    .increment();
            Timer.builder("ganymede.objectstore.request.duration")
                    .tag("operation", operation)
                    .register(meters)
                    .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    private static Counter bytes(MeterRegistry meters, String direction) {
        return Counter.builder("ganymede.objectstore.bytes")
                .tag("direction", direction)
                .register(meters);
    }
}
