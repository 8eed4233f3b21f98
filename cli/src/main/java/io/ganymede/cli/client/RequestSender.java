package io.ganymede.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends training requests to their topic. */
public final class RequestSender implements RequestChannel {
    private final Connection connection;
    private final Clock clock;

    public RequestSender(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    @Override
    public void send(String jobId, JsonNode request) {
        Event<JsonNode> event =
                Event.of(EventType.TRAINING_REQUESTED, "/ganymede/cli", clock.instant(), jobId, null, request);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.brokers(),
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(EventCodec.encode(event)).get();
        } catch (ExecutionException e) {
            throw new PlatformException(
                    Reason.BROKER_UNAVAILABLE,
                    "the request of job '" + jobId + "' was not stored by '" + connection.brokers() + "': "
                            + e.getCause(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.BROKER_UNAVAILABLE, "interrupted while sending the request", e);
        }
    }
}
