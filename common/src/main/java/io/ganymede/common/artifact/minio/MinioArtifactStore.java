package io.ganymede.common.artifact.minio;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.PartialDownload;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The object store behind an S3 API. The digest of an object travels as user metadata {@code sha256}, so that repeating a
 * write is recognised; it is no proof, reads hash what they receive. Files above {@link #PART_BYTES} go up in parts.
 */
public final class MinioArtifactStore implements ArtifactStore {
    /** Size of the parts of a large file. */
    public static final long PART_BYTES = 16L << 20;

    private static final String DIGEST = "sha256";

    private final MinioClient client;
    private final ObjectStoreSettings settings;

    public MinioArtifactStore(ObjectStoreSettings settings) {
        this.settings = settings;
        this.client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .build();
    }

    @Override
    public ArtifactRef put(String key, Path file, String contentType) {
        return S3Errors.translate(settings, "storing '" + key + "'", () -> {
            ArtifactRef ref = new ArtifactRef(key, Digest.of(file), Files.size(file));
            try (InputStream content = Files.newInputStream(file)) {
                return write(ref, content, contentType);
            }
        });
    }

    @Override
    public ArtifactRef put(String key, byte[] content, String contentType) {
        return S3Errors.translate(
                settings,
                "storing '" + key + "'",
                () -> write(
                        new ArtifactRef(key, Digest.of(content), content.length),
                        new ByteArrayInputStream(content),
                        contentType));
    }

    @Override
    public byte[] read(ArtifactRef ref) {
        byte[] content = find(ref.key()).orElseThrow(() -> missing(ref.key()));
        String actual = Digest.of(content);
        if (!actual.equals(ref.sha256())) {
            throw ref.damaged(actual);
        }
        return content;
    }

    @Override
    public void download(ArtifactRef ref, Path target) {
        S3Errors.translate(settings, "reading '" + ref.key() + "'", () -> {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Path partial = Files.createTempFile(target.toAbsolutePath().getParent(), ".download-", ".part");
            try {
                return complete(ref, target, partial);
            } finally {
                Files.deleteIfExists(partial);
            }
        });
    }

    @Override
    public void download(ArtifactRef ref, Path target, Path partial) {
        S3Errors.translate(settings, "reading '" + ref.key() + "'", () -> {
            Files.createDirectories(target.toAbsolutePath().getParent());
            return complete(ref, target, partial);
        });
    }

    @Override
    public Optional<byte[]> find(String key) {
        return S3Errors.translateMissing(settings, "reading '" + key + "'", () -> {
            try (InputStream content = open(key, 0)) {
                return content.readAllBytes();
            }
        });
    }

    @Override
    public List<String> list(String prefix) {
        return S3Errors.translate(settings, "listing '" + prefix + "'", () -> {
            List<String> keys = new ArrayList<>();
            for (Result<Item> item : client.listObjects(ListObjectsArgs.builder()
                    .bucket(settings.bucket())
                    .prefix(prefix)
                    .recursive(true)
                    .build())) {
                if (!item.get().isDir()) {
                    keys.add(item.get().objectName());
                }
            }
            Collections.sort(keys);
            return List.copyOf(keys);
        });
    }

    @Override
    public void remove(String key) {
        S3Errors.translate(settings, "removing '" + key + "'", () -> {
            client.removeObject(RemoveObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(key)
                    .build());
            return key;
        });
    }

    private ArtifactRef write(ArtifactRef ref, InputStream content, String contentType) throws Exception {
        Optional<StatObjectResponse> existing = S3Errors.translateMissing(
                settings,
                "looking at '" + ref.key() + "'",
                () -> client.statObject(StatObjectArgs.builder()
                        .bucket(settings.bucket())
                        .object(ref.key())
                        .build()));
        if (existing.isPresent()) {
            return sameContent(ref, existing.get());
        }
        PutObjectArgs.Builder put = PutObjectArgs.builder().bucket(settings.bucket()).object(ref.key()).stream(
                        content, ref.bytes(), PART_BYTES)
                .contentType(contentType)
                .userMetadata(Map.of(DIGEST, ref.sha256()));
        if (ref.bytes() < PART_BYTES) {
            // Two writers of one key: the store lets one of them win. Multipart uploads do not carry the condition
            // everywhere; the attempt number in their keys keeps writers apart.
            put.extraHeaders(Map.of("If-None-Match", "*"));
        }
        client.putObject(put.build());
        return ref;
    }

    private static ArtifactRef sameContent(ArtifactRef ref, StatObjectResponse existing) {
        if (existing.size() == ref.bytes()
                && ref.sha256().equals(existing.userMetadata().get(DIGEST))) {
            return ref;
        }
        throw new PlatformException(
                Reason.ALREADY_EXISTS,
                "object '" + ref.key() + "' exists with other content; objects are never overwritten");
    }

    private Path complete(ArtifactRef ref, Path target, Path partial) throws Exception {
        new PartialDownload(ref, partial)
                .complete(target, (PartialDownload.Source<Exception>) from -> open(ref.key(), from));
        return target;
    }

    private InputStream open(String key, long from) throws Exception {
        GetObjectArgs.Builder get =
                GetObjectArgs.builder().bucket(settings.bucket()).object(key);
        if (from > 0) {
            get.offset(from);
        }
        return client.getObject(get.build());
    }

    private static PlatformException missing(String key) {
        return new PlatformException(Reason.NOT_FOUND, "object '" + key + "' does not exist");
    }
}
