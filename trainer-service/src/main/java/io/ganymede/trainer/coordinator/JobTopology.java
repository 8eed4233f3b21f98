package io.ganymede.trainer.coordinator;

import io.ganymede.common.event.Topic;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.state.Stores;

/**
 * The way of records through the coordinator.
 *
 * <pre>
 * training.requests --> intake --(by job id)--> ledger --> training.jobs
 * training.reports  ---------------------------> |  \----> *.dlq
 *                                             store "jobs" (in memory, changelog)
 * </pre>
 *
 * <p>Requests are distributed anew by their key, because a client library of another language may spread keys over partitions
 * by another rule than runners do; a job and all reports on it must meet in one partition.
 */
final class JobTopology {
    private JobTopology() {}

    static Topology of(JobLedger.Settings settings, CoordinatorMeters meters) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(JobLedger.STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of()));

        KStream<byte[], Outbound> intake =
                source(builder, Topic.TRAINING_REQUESTS).process(() -> new RequestIntake(meters), Named.as("intake"));
        intake.filterNot((key, out) -> isCommand(out), Named.as("letters"))
                .to((key, out, context) -> out.topic(), produced("requests-out"));
        KStream<byte[], byte[]> commands = intake.filter((key, out) -> isCommand(out), Named.as("good-requests"))
                .mapValues(Outbound::value, Named.as("values"))
                .repartition(Repartitioned.<byte[], byte[]>as(RequestIntake.COMMANDS)
                        .withKeySerde(Serdes.ByteArray())
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(Topic.TRAINING_REPORTS.partitions()));

        commands.merge(source(builder, Topic.TRAINING_REPORTS), Named.as("inputs"))
                .process(() -> new JobLedger(settings, meters), Named.as("ledger"), JobLedger.STORE)
                .to((key, out, context) -> out.topic(), produced("ledger-out"));
        return builder.build();
    }

    /** Bytes, read by our own code: a record that no deserialiser likes cannot stop the application. */
    private static KStream<byte[], byte[]> source(StreamsBuilder builder, Topic topic) {
        return builder.stream(
                topic.topicName(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withTimestampExtractor(new WallclockTimestampExtractor())
                        .withName(topic.name()));
    }

    private static boolean isCommand(Outbound out) {
        return out.topic().equals(RequestIntake.COMMANDS);
    }

    private static Produced<byte[], Outbound> produced(String name) {
        Serde<Outbound> values = Serdes.serdeFrom((topic, out) -> out.value(), (topic, bytes) -> {
            throw new UnsupportedOperationException("records on their way out are not read");
        });
        return Produced.with(Serdes.ByteArray(), values).withName(name);
    }
}
