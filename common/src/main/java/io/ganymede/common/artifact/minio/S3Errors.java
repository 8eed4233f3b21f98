package io.ganymede.common.artifact.minio;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Turns what the MinIO client throws into reasons: who has to act, and whether a retry may help. */
final class S3Errors {
    private static final Set<String> DENIED =
            Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "AuthorizationHeaderMalformed");
    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchObject");
    private static final Set<String> TAKEN = Set.of("PreconditionFailed", "ConditionalRequestConflict");

    private S3Errors() {}

    static <T> T translate(ObjectStoreSettings settings, String action, Callable<T> call) {
        try {
            return call.call();
        } catch (PlatformException e) {
            throw e;
        } catch (Exception e) {
            throw translated(settings, action, e);
        }
    }

    /** As {@link #translate}, but an object that does not exist is an empty result. */
    static <T> Optional<T> translateMissing(ObjectStoreSettings settings, String action, Callable<T> call) {
        try {
            return Optional.of(call.call());
        } catch (PlatformException e) {
            throw e;
        } catch (ErrorResponseException e) {
            if (MISSING.contains(e.errorResponse().code())) {
                return Optional.empty();
            }
            throw translated(settings, action, e);
        } catch (Exception e) {
            throw translated(settings, action, e);
        }
    }

    private static PlatformException translated(ObjectStoreSettings settings, String action, Exception e) {
        String where = action + " in bucket '" + settings.bucket() + "' at " + settings.endpoint();
        if (e instanceof ErrorResponseException response) {
            return refused(settings, where, response);
        }
        if (e instanceof IOException || e instanceof MinioException) {
            return new PlatformException(Reason.ARTIFACT_STORE_UNAVAILABLE, where + " failed: " + e.getMessage(), e);
        }
        if (e instanceof GeneralSecurityException) {
            return new PlatformException(Reason.INTERNAL, where + " failed: " + e.getMessage(), e);
        }
        if (e instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        return new PlatformException(Reason.INTERNAL, where + " failed: " + e.getMessage(), e);
    }

    private static PlatformException refused(
            ObjectStoreSettings settings, String where, ErrorResponseException response) {
        String code = response.errorResponse().code();
        if (DENIED.contains(code)) {
            return new PlatformException(
                    Reason.ACCESS_DENIED,
                    where + " was refused (" + code + "): check the access key '" + settings.accessKey()
                            + "' and its secret key",
                    response);
        }
        if (MISSING.contains(code)) {
            return new PlatformException(Reason.NOT_FOUND, where + ": the object does not exist", response);
        }
        if (TAKEN.contains(code)) {
            return new PlatformException(Reason.ALREADY_EXISTS, where + ": another writer was first", response);
        }
        if (code.equals("NoSuchBucket")) {
            return new PlatformException(Reason.NOT_FOUND, where + ": the bucket does not exist", response);
        }
        return new PlatformException(
                Reason.ARTIFACT_STORE_UNAVAILABLE,
                where + " failed with " + code + ": " + response.getMessage(),
                response);
    }
}
