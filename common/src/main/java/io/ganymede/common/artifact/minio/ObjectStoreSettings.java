package io.ganymede.common.artifact.minio;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.net.URI;
import java.util.Locale;

/**
 * Where the bucket is and who asks.
 *
 * @param endpoint URL of the S3 API, {@code http://host:port} or {@code https://host[:port]}
 * @param bucket bucket of the platform; it must exist
 * @param region region that requests are signed for
 * @param accessKey who asks
 * @param secretKey never printed
 */
public record ObjectStoreSettings(URI endpoint, String bucket, String region, String accessKey, String secretKey) {
    public ObjectStoreSettings {
        String scheme = endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || endpoint.getHost() == null) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "object store endpoint '" + endpoint + "' is no URL of an S3 API: expected http://host:port");
        }
        if (accessKey.isEmpty() || secretKey.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "object store '" + endpoint + "' needs an access key and a secret key;"
                            + " set GANYMEDE_OBJECTSTORE_ACCESS_KEY and GANYMEDE_OBJECTSTORE_SECRET_KEY");
        }
    }

    @Override
    public String toString() {
        return "ObjectStoreSettings[endpoint=" + endpoint + ", bucket=" + bucket + ", region=" + region + "]";
    }
}
