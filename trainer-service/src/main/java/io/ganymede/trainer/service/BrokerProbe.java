package io.ganymede.trainer.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker every two seconds whether it is there, on a thread of its own. */
public final class BrokerProbe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerProbe.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Map<String, Object> client;
    private final Thread thread = new Thread(this::run, "ganymede-broker-probe");
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean answers;

    /** @param client connection to the broker */
    public BrokerProbe(Map<String, Object> client) {
        this.client = new HashMap<>(client);
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the broker answered the last question. */
    public boolean answers() {
        return answers;
    }

    public boolean alive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            do {
                ask();
            } while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With one client until the first error. */
    private void ask() throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            do {
                int patience = Math.toIntExact(PATIENCE.toMillis());
                admin.describeCluster(new DescribeClusterOptions().timeoutMs(patience))
                        .nodes()
                        .get(2L * patience, TimeUnit.MILLISECONDS);
                note(true);
            } while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debug("broker does not answer error={}", e.toString());
            note(false);
        }
    }

    private void note(boolean now) {
        if (now != answers) {
            LOG.info("broker reachable={}", now);
        }
        answers = now;
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
