package io.ganymede.trainer.coordinator;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running coordinator. It waits for the broker and the topics in a thread of its own, so that a service starts and says
 * what is missing; after that Kafka Streams recovers by itself.
 */
public final class Coordinator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

    private final CoordinatorSettings settings;
    private final RequestCheck check;
    private final BooleanSupplier brokerAnswers;
    private final MeterRegistry registry;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starter;
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable KafkaStreamsMetrics metrics;
    private volatile String state = "waiting for the broker";

    /**
     * A coordinator that has not started.
     *
     * @param brokerAnswers false while the broker is out of reach; no lease ends then
     */
    public Coordinator(
            CoordinatorSettings settings, RequestCheck check, BooleanSupplier brokerAnswers, MeterRegistry registry) {
        this.settings = settings;
        this.check = check;
        this.brokerAnswers = brokerAnswers;
        this.registry = registry;
        this.starter = new Thread(this::startWhenPossible, "ganymede-coordinator-start");
    }

    public void start() {
        starter.start();
    }

    /** Whether jobs are taken in and advanced. */
    public boolean running() {
        KafkaStreams current = streams;
        return current != null && current.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether its threads live; a coordinator that waits for a broker does. */
    public boolean alive() {
        KafkaStreams current = streams;
        return current == null
                ? starter.isAlive() || closing.getCount() == 0
                : !current.state().hasCompletedShutdown();
    }

    /** Its state in words, for health checks. */
    public String state() {
        KafkaStreams current = streams;
        return current == null ? state : current.state().name();
    }

    private void startWhenPossible() {
        try {
            do {
                if (started()) {
                    return;
                }
            } while (!closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean started() throws InterruptedException {
        try {
            CoordinatorTopics.check(settings.client());
            open();
            return true;
        } catch (PlatformException e) {
            if (!String.valueOf(e.getMessage()).equals(state)) {
                LOG.warn("coordinator waits reason={} message={}", e.reason().code(), e.getMessage());
            }
            state = String.valueOf(e.getMessage());
            return e.kind() == ErrorKind.INTERNAL;
        } catch (KafkaException e) {
            LOG.warn("coordinator waits reason=BrokerUnavailable message={}", e.toString());
            state = e.toString();
            return false;
        }
    }

    private synchronized void open() {
        if (closing.getCount() == 0) {
            return;
        }
        JobLedger.Settings ledger = new JobLedger.Settings(settings.source(), settings.lease(), check, brokerAnswers);
        KafkaStreams opened =
                new KafkaStreams(JobTopology.of(ledger, new CoordinatorMeters(registry)), properties(settings));
        opened.setUncaughtExceptionHandler(exception -> {
            LOG.error("coordinator thread replaced error={}", exception.toString(), exception);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        opened.setStateListener((now, before) -> LOG.info("coordinator state={} before={}", now, before));
        KafkaStreamsMetrics bound = new KafkaStreamsMetrics(opened);
        bound.bindTo(registry);
        metrics = bound;
        streams = opened;
        opened.start();
    }

    static Properties properties(CoordinatorSettings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.client());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, CoordinatorSettings.APPLICATION_ID);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replicationFactor());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        properties.put(consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // A lost coordinator must be replaced well within a lease.
        properties.put(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 15_000);
        properties.put(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        // An orderly stop hands the partitions over at once instead of after the session timeout.
        properties.put(StreamsConfig.consumerPrefix("internal.leave.group.on.close"), true);
        return properties;
    }

    private static String consumer(String key) {
        return StreamsConfig.mainConsumerPrefix(key);
    }

    /** Leaves the group, so that another coordinator takes over at once. */
    @Override
    public void close() {
        closing.countDown();
        starter.interrupt();
        closeStreams();
    }

    private synchronized void closeStreams() {
        KafkaStreamsMetrics bound = metrics;
        if (bound != null) {
            bound.close();
        }
        KafkaStreams current = streams;
        if (current == null || current.close(CLOSE_PATIENCE)) {
            deleteState();
        }
    }

    /** Nothing in the folder must be kept: the store is in memory, its changelog with the broker. */
    private void deleteState() {
        try (Stream<Path> files = Files.walk(settings.stateDirectory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("state folder stays folder={} error={}", settings.stateDirectory(), e.toString());
        }
    }
}
