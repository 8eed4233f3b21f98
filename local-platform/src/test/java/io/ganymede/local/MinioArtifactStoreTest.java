package io.ganymede.local;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ArtifactStoreContract;
import io.ganymede.common.artifact.minio.MinioArtifactStore;
import io.ganymede.common.artifact.minio.ObjectStoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The MinIO client against the local object store. */
class MinioArtifactStoreTest extends ArtifactStoreContract {
    private static final LocalCredentials CREDENTIALS = new LocalCredentials("access", "0123456789abcdef");

    @SuppressWarnings("NullAway.Init") // before all
    private static LocalObjectStore server;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        QuietLogs.apply();
        server = LocalObjectStore.start(directory, 0, CREDENTIALS);
        try (Bucket bucket = new Bucket(server, CREDENTIALS)) {
            bucket.make();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected ArtifactStore store() {
        return new MinioArtifactStore(new ObjectStoreSettings(
                server.endpoint(),
                LocalPlatform.BUCKET,
                "us-east-1",
                CREDENTIALS.accessKey(),
                CREDENTIALS.secretKey()));
    }
}
