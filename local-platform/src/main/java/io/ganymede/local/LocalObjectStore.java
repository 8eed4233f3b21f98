package io.ganymede.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jspecify.annotations.Nullable;

/**
 * An S3 object store on a directory: S3Proxy with its NIO.2 file system back end, AWS signature version 4, on the loopback
 * interface. A bucket is a directory, an object is a file, and content type, ETag and user metadata are extended attributes
 * of the file, so they survive a restart. {@code If-None-Match: *} is honoured, also among rivals.
 *
 * <p>While an object is being written, a listing may show a second key, {@code <key>-<uuid>}: what is complete is said by a
 * manifest, never by a listing.
 */
public final class LocalObjectStore implements AutoCloseable {
    /** S3Proxy buffers a signed, unchunked body whole to check its digest; parts larger than this are refused. */
    private static final long MAX_BUFFERED_BODY_BYTES = 128L * 1024 * 1024;

    private static final int MAX_THREADS = 64;

    private final Path directory;
    private int port;
    private final LocalCredentials credentials;
    private @Nullable Running running;

    private LocalObjectStore(Path directory, int port, LocalCredentials credentials) {
        this.directory = directory;
        this.port = port;
        this.credentials = credentials;
    }

    /**
     * Starts a store on a directory, which is created when missing.
     *
     * @param port the port to listen on, or 0 for a free one
     * @throws PortInUseException if the given port is taken
     */
    public static LocalObjectStore start(Path directory, int port, LocalCredentials credentials) {
        LocalObjectStore store = new LocalObjectStore(directory.toAbsolutePath(), port, credentials);
        store.start();
        return store;
    }

    /** Starts again after {@link #stop()}, on the same port and directory; does nothing when running. */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        Loopback.requireFree(port, PortPurpose.OBJECT_STORE);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("object store directory '" + directory + "' cannot be created", e);
        }
        Running started = Running.on(this);
        running = started;
        // From 0 to the port that the system chose; it stays that one from now on.
        port = started.server().getPort();
    }

    /** Stops listening; {@link #start()} resumes. Does nothing when stopped. */
    public synchronized void stop() {
        Running current = running;
        running = null;
        if (current != null) {
            current.close();
        }
    }

    /** The base URL of the S3 API, with path-style buckets. */
    public synchronized URI endpoint() {
        return URI.create("http://" + Loopback.HOST + ":" + port);
    }

    /** The public half of the key pair that requests must be signed with. */
    public String accessKey() {
        return credentials.accessKey();
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return "LocalObjectStore[endpoint=" + endpoint() + ", directory=" + directory + "]";
    }

    /** One run of the server. */
    private record Running(S3Proxy server) {

        static Running on(LocalObjectStore store) {
            S3Proxy server = S3Proxy.builder()
                    .blobStore(new ConditionalBlobStore(new DirectoryBlobStore(store.directory)))
                    .endpoint(store.endpoint())
                    .awsAuthentication(
                            AuthenticationType.AWS_V4, store.credentials.accessKey(), store.credentials.secretKey())
                    .v4MaxNonChunkedRequestSize(MAX_BUFFERED_BODY_BYTES)
                    .jettyMaxThreads(MAX_THREADS)
                    .ignoreUnknownHeaders(true)
                    .build();
            Running made = new Running(server);
            made.listen(store);
            return made;
        }

        // S3Proxy declares Exception; this is the boundary to it.
        private void listen(LocalObjectStore store) {
            try {
                server.start();
            } catch (Exception e) {
                LocalPlatformException failed =
                        new LocalPlatformException("object store '" + store.endpoint() + "' did not start", e);
                try {
                    close();
                } catch (LocalPlatformException closing) {
                    failed.addSuppressed(closing);
                }
                throw failed;
            }
        }

        void close() {
            try {
                server.stop();
            } catch (Exception e) {
                throw new LocalPlatformException("object store did not stop cleanly", e);
            }
        }
    }
}
