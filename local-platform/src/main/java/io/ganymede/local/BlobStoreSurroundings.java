package io.ganymede.local;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;
import org.jclouds.Context;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.internal.BlobBuilderImpl;
import org.jclouds.blobstore.util.BlobUtils;
import org.jclouds.providers.ProviderMetadata;

/**
 * The few parts of jclouds that S3Proxy asks a back end for: its id, a date format, a blob builder. Whatever else these wide
 * interfaces have throws {@link UnsupportedOperationException} with the method's name.
 */
final class BlobStoreSurroundings {
    /** Under this id S3Proxy knows what the back end can do. */
    static final String ID = "filesystem-nio2";

    private BlobStoreSurroundings() {}

    static BlobStoreContext context() {
        ProviderMetadata provider = answering(ProviderMetadata.class, Map.of("getId", () -> ID));
        Context backend = answering(Context.class, Map.of("getProviderMetadata", () -> provider));
        DateFormats utils = new DateFormats();
        return answering(BlobStoreContext.class, Map.of("unwrap", () -> backend, "utils", () -> utils));
    }

    static BlobUtils blobUtils() {
        return answering(BlobUtils.class, Map.of("blobBuilder", BlobBuilderImpl::new));
    }

    private static <T> T answering(Class<T> type, Map<String, Supplier<?>> answers) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Supplier<?> answer = answers.get(method.getName());
                    if (answer == null) {
                        throw unsupported(type, method);
                    }
                    return answer.get();
                });
        return type.cast(proxy);
    }

    private static UnsupportedOperationException unsupported(Class<?> type, Method method) {
        return new UnsupportedOperationException(
                "the local object store has no " + type.getSimpleName() + "." + method.getName());
    }
}
