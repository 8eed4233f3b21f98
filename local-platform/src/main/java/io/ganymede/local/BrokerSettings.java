package io.ganymede.local;

import java.nio.file.Path;
import java.util.Properties;

/** The configuration of a one-node cluster in which a hundred partitions stay cheap and a restart is quick. */
final class BrokerSettings {
    private BrokerSettings() {}

    static Properties of(Path directory, int port, int controllerPort) {
        Properties settings = new Properties();
        listeners(settings, port, controllerPort);
        settings.setProperty("log.dir", directory.toString());
        internalTopics(settings);
        storage(settings);
        threads(settings);
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // The default of 2 s is most of the time until a fresh broker takes its first client.
        settings.setProperty("broker.heartbeat.interval.ms", "250");
        // A broker that was killed is taken for alive this long, and its successor has to wait.
        settings.setProperty("broker.session.timeout.ms", "5000");
        return settings;
    }

    private static void listeners(Properties settings, int port, int controllerPort) {
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        // A static voter list: unlike a stored one it lets the controller's port differ from start to start.
        settings.setProperty("controller.quorum.voters", "1@" + Loopback.HOST + ":" + controllerPort);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("inter.broker.listener.name", "CLIENTS");
        settings.setProperty(
                "listeners",
                "CLIENTS://" + Loopback.HOST + ":" + port + ",CONTROLLER://" + Loopback.HOST + ":" + controllerPort);
        settings.setProperty("advertised.listeners", "CLIENTS://" + Loopback.HOST + ":" + port);
        settings.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    private static void internalTopics(Properties settings) {
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("offsets.topic.replication.factor", "1");
        // Nobody wants a platform that was idle for a week to read every topic again.
        settings.setProperty("offsets.retention.minutes", Integer.toString(365 * 24 * 60));
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    }

    private static void storage(Properties settings) {
        settings.setProperty("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
        // Each partition maps two index files of this size; it covers a segment of 128 MiB.
        settings.setProperty("log.index.size.max.bytes", Integer.toString(256 * 1024));
        settings.setProperty("log.retention.hours", "168");
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        settings.setProperty("log.cleaner.io.buffer.size", Integer.toString(256 * 1024));
    }

    private static void threads(Properties settings) {
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        settings.setProperty("num.recovery.threads.per.data.dir", "2");
    }
}
