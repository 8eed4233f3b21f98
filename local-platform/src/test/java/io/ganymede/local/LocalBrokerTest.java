package io.ganymede.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalBrokerTest {
    private final Path directory;
    private final LocalBroker broker;

    LocalBrokerTest(@TempDir Path directory) {
        QuietLogs.apply();
        this.directory = directory;
        broker = LocalBroker.start(directory, 0);
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @Test
    void showsCommittedTransactionsOnly() throws Exception {
        // Given
        Topics.create(broker.bootstrapServers(), List.of(new TopicSpec("transactions", 1, Map.of())));
        try (var producer = Clients.producer(broker.bootstrapServers(), Map.of("transactional.id", "writer"))) {
            producer.initTransactions();

            // When
            producer.beginTransaction();
            Clients.send(producer, "transactions", "aborted");
            producer.abortTransaction();
            producer.beginTransaction();
            Clients.send(producer, "transactions", "committed");
            producer.commitTransaction();
        }

        // Then
        assertThat(Clients.consume(broker.bootstrapServers(), "transactions", 1))
                .containsExactly("committed");
    }

    @Test
    void fencesTheOlderOfTwoWritersWithOneTransactionalId() throws Exception {
        // Given
        Topics.create(broker.bootstrapServers(), List.of(new TopicSpec("fenced", 1, Map.of())));
        try (var zombie = Clients.producer(broker.bootstrapServers(), Map.of("transactional.id", "one"));
                var successor = Clients.producer(broker.bootstrapServers(), Map.of("transactional.id", "one"))) {
            zombie.initTransactions();
            zombie.beginTransaction();
            Clients.send(zombie, "fenced", "of the zombie");

            // When
            successor.initTransactions();

            // Then
            assertThatThrownBy(zombie::commitTransaction)
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
        }
    }

    @Test
    void keepsTheOrderOfAnIdempotentProducer() throws Exception {
        // Given
        Topics.create(broker.bootstrapServers(), List.of(new TopicSpec("ordered", 1, Map.of())));
        String[] values = IntStream.range(0, 200).mapToObj(Integer::toString).toArray(String[]::new);

        // When
        Clients.produce(broker.bootstrapServers(), "ordered", values);

        // Then
        assertThat(Clients.consume(broker.bootstrapServers(), "ordered", values.length))
                .containsExactly(values);
    }

    @Test
    void createsNoTopicByAccident() {
        try (var producer = Clients.producer(broker.bootstrapServers(), Map.of("max.block.ms", 1_000, "acks", "all"))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("mistyped", "a", "b"))
                            .get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("mistyped");
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                assertThatThrownBy(() -> admin.describeTopics(List.of("mistyped"))
                                .allTopicNames()
                                .get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            }
        }
    }

    @Test
    void carriesAHundredPartitions() throws Exception {
        // Given
        List<TopicSpec> specs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            specs.add(new TopicSpec("wide-" + i, 10, Map.of("cleanup.policy", "compact")));
        }

        // When
        List<String> created = Topics.create(broker.bootstrapServers(), specs);

        // Then
        assertThat(created).hasSize(10);
        Clients.produce(broker.bootstrapServers(), "wide-9", "arrives");
        assertThat(Clients.consume(broker.bootstrapServers(), "wide-9", 1)).containsExactly("arrives");
    }

    @Test
    void refusesADirectoryThatHasABrokerAndLeavesThatOneAlone() throws Exception {
        // Given
        Topics.create(broker.bootstrapServers(), List.of(new TopicSpec("undisturbed", 1, Map.of())));

        // When, Then
        assertThatThrownBy(() -> LocalBroker.start(directory, 0))
                .isInstanceOf(LocalPlatformException.class)
                .hasMessageContaining("broker directory '" + directory + "' is in use");
        Clients.produce(broker.bootstrapServers(), "undisturbed", "fine");
        assertThat(Clients.consume(broker.bootstrapServers(), "undisturbed", 1)).containsExactly("fine");
    }
}
