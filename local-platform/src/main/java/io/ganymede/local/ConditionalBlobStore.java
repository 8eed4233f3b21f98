package io.ganymede.local;

import com.google.common.util.concurrent.Striped;
import java.net.URI;
import java.util.concurrent.locks.Lock;
import org.gaul.s3proxy.PutOptions2;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpRequest;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code If-None-Match: *} and {@code If-Match} of a put atomic. S3Proxy looks first and writes later, so of many
 * rivals two may win; here the look and the write of one key exclude each other. Not covered: an upload in parts, whose
 * condition S3Proxy checks when the upload begins.
 */
final class ConditionalBlobStore extends ForwardingBlobStore {
    private static final int STRIPES = 64;
    private static final int PRECONDITION_FAILED = 412;

    private final Striped<Lock> locks = Striped.lock(STRIPES);

    ConditionalBlobStore(BlobStore delegate) {
        super(delegate);
    }

    @Override
    public String putBlob(String container, Blob blob, PutOptions options) {
        if (!(options instanceof PutOptions2 conditions) || !isConditional(conditions)) {
            return delegate().putBlob(container, blob, options);
        }
        Lock lock = locks.get(container + "/" + blob.getMetadata().getName());
        lock.lock();
        try {
            requireMet(conditions, tag(container, blob.getMetadata().getName()));
            return delegate().putBlob(container, blob, options);
        } finally {
            lock.unlock();
        }
    }

    private static boolean isConditional(PutOptions2 options) {
        return options.getIfNoneMatch() != null || options.getIfMatch() != null;
    }

    /** Null when the object is not there. */
    private @Nullable String tag(String container, String key) {
        BlobMetadata metadata = delegate().blobMetadata(container, key);
        if (metadata == null) {
            return null;
        }
        String tag = metadata.getETag();
        return tag == null ? "" : unquoted(tag);
    }

    private static void requireMet(PutOptions2 conditions, @Nullable String tag) {
        String absent = conditions.getIfNoneMatch();
        String present = conditions.getIfMatch();
        boolean exists = tag != null;
        boolean met = (absent == null
                        || !exists
                        || !(absent.equals("*") || unquoted(absent).equals(tag)))
                && (present == null
                        || (exists && (present.equals("*") || unquoted(present).equals(tag))));
        if (!met) {
            HttpRequest request = HttpRequest.builder()
                    .method("PUT")
                    .endpoint(URI.create("http://" + Loopback.HOST))
                    .build();
            throw new HttpResponseException(
                    new HttpCommand(request),
                    HttpResponse.builder().statusCode(PRECONDITION_FAILED).build());
        }
    }

    private static String unquoted(String tag) {
        return tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
    }
}
