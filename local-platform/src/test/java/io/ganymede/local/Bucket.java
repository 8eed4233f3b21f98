package io.ganymede.local;

import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.http.Method;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The platform's bucket through the MinIO client. */
final class Bucket implements AutoCloseable {
    private final MinioClient client;

    Bucket(LocalObjectStore store, LocalCredentials credentials) {
        this.client = MinioClient.builder()
                .endpoint(store.endpoint().toString())
                .credentials(credentials.accessKey(), credentials.secretKey())
                .build();
    }

    static Bucket of(LocalPlatform platform) {
        return new Bucket(platform.objectStore(), platform.credentials());
    }

    void make() throws Exception {
        client.makeBucket(MakeBucketArgs.builder().bucket(LocalPlatform.BUCKET).build());
    }

    List<String> names() throws Exception {
        return client.listBuckets().stream().map(bucket -> bucket.name()).toList();
    }

    /** Returns the ETag. Objects of more than 5 MiB go in several parts. */
    String put(String key, String contentType, byte[] content) throws Exception {
        return client.putObject(request(key, contentType, content).build()).etag();
    }

    String putIfAbsent(String key, byte[] content) throws Exception {
        return client.putObject(request(key, "application/octet-stream", content)
                        .extraHeaders(Map.of("If-None-Match", "*"))
                        .build())
                .etag();
    }

    byte[] get(String key) throws Exception {
        try (var stream = client.getObject(
                GetObjectArgs.builder().bucket(LocalPlatform.BUCKET).object(key).build())) {
            return stream.readAllBytes();
        }
    }

    byte[] get(String key, long offset, long length) throws Exception {
        try (var stream = client.getObject(GetObjectArgs.builder()
                .bucket(LocalPlatform.BUCKET)
                .object(key)
                .offset(offset)
                .length(length)
                .build())) {
            return stream.readAllBytes();
        }
    }

    StatObjectResponse stat(String key) throws Exception {
        return client.statObject(StatObjectArgs.builder()
                .bucket(LocalPlatform.BUCKET)
                .object(key)
                .build());
    }

    List<String> list(String prefix) throws Exception {
        List<String> keys = new ArrayList<>();
        for (var result : client.listObjects(ListObjectsArgs.builder()
                .bucket(LocalPlatform.BUCKET)
                .prefix(prefix)
                .maxKeys(5)
                .recursive(true)
                .build())) {
            Item item = result.get();
            keys.add(item.objectName());
        }
        return keys;
    }

    URI presignedGet(String key) throws Exception {
        return URI.create(client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(Method.GET)
                .bucket(LocalPlatform.BUCKET)
                .object(key)
                .build()));
    }

    @Override
    public void close() throws IOException {
        try {
            client.close();
        } catch (Exception e) {
            throw new IOException("client did not close", e);
        }
    }

    private static PutObjectArgs.Builder request(String key, String contentType, byte[] content) {
        return PutObjectArgs.builder().bucket(LocalPlatform.BUCKET).object(key).contentType(contentType).stream(
                new ByteArrayInputStream(content), content.length, -1);
    }
}
