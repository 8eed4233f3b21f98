package io.ganymede.local;

import java.net.BindException;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single Kafka node (KRaft: broker and controller in one) inside this JVM, listening on the loopback interface. Its data
 * stay in the directory: a later start on the same directory has the same cluster id, topics, records and offsets.
 *
 * <p>One directory has one broker at a time; a lock guards it. Starting and stopping block until done.
 */
public final class LocalBroker implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LocalBroker.class);
    private static final int START_ATTEMPTS = 5;
    private static final String LOG = "log";

    private final Path directory;
    private final int port;
    private @Nullable KafkaRaftServer server;
    private @Nullable DirectoryLock lock;

    private LocalBroker(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts a broker on a directory, which is created and formatted on first use.
     *
     * @param port the port for clients, or 0 for a free one
     * @throws PortInUseException if the given port is taken
     * @throws LocalPlatformException if another broker uses the directory, in this process or another
     */
    public static LocalBroker start(Path directory, int port) {
        for (int attempt = 1; ; attempt++) {
            LocalBroker broker = new LocalBroker(directory.toAbsolutePath(), port == 0 ? Loopback.freePort() : port);
            try {
                broker.start();
                return broker;
            } catch (PortInUseException e) {
                // One of the ports that we chose may have been lost between choice and use.
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Starts again after {@link #stop()}, on the same port and directory; does nothing when running. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        Loopback.requireFree(port, PortPurpose.BROKER);
        DirectoryLock locked = DirectoryLock.on(directory);
        try {
            server = startup();
            lock = locked;
        } finally {
            if (server == null) {
                locked.close();
            }
        }
    }

    /** Stops the node after moving everything to disk; {@link #start()} resumes. Does nothing when stopped. */
    public synchronized void stop() {
        KafkaRaftServer current = server;
        DirectoryLock locked = lock;
        server = null;
        lock = null;
        try (locked) {
            if (current != null) {
                current.shutdown();
                current.awaitShutdown();
            }
        }
    }

    /** What clients set as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Loopback.HOST + ":" + port;
    }

    /** The port for clients; it stays the same over {@link #stop()} and {@link #start()}. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return "LocalBroker[bootstrapServers=" + bootstrapServers() + ", directory=" + directory + "]";
    }

    private KafkaRaftServer startup() {
        Properties settings = BrokerSettings.of(directory.resolve(LOG), port, Loopback.freePort());
        BrokerStorage.formatIfNew(directory.resolve(LOG), settings);
        keepProcessAlive();
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            starting.startup();
            return starting;
        } catch (RuntimeException e) {
            throw failure(starting, e);
        }
    }

    private RuntimeException failure(KafkaRaftServer starting, RuntimeException cause) {
        RuntimeException failure = isBindFailure(cause)
                ? new PortInUseException(port, PortPurpose.BROKER)
                : new LocalPlatformException("Kafka broker '" + bootstrapServers() + "' did not start", cause);
        if (failure.getCause() == null) {
            failure.initCause(cause);
        }
        try {
            starting.shutdown();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static boolean isBindFailure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    /**
     * Kafka ends the process on faults it deems fatal. That is right for a broker of its own, not for its host here. After a
     * refused exit, which follows a failed start, Kafka cleans up and throws; after a refused halt nothing sane can follow.
     */
    private static void keepProcessAlive() {
        Exit.setExitProcedure((status, message) -> LOGGER.error(
                "embedded broker asked to end the process: refused, status={} message={}", status, message));
        Exit.setHaltProcedure((status, message) -> {
            throw new IllegalStateException(
                    "the embedded Kafka broker asked to halt the process: status=" + status + " message=" + message);
        });
    }
}
