package io.ganymede.evaluator.health;

import io.ganymede.evaluator.messaging.CheckpointChannel;
import io.ganymede.evaluator.messaging.ShardChannel;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Down when a thread that polls events does not answer. It does answer while an evaluation goes on and while
 * the broker is away.
 */
@Liveness
@ApplicationScoped
public class PollingLiveness implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClientService clients;

    PollingLiveness(KafkaClientService clients) {
        this.clients = clients;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.combine()
                .all()
                .unis(polls(CheckpointChannel.NAME), polls(ShardChannel.NAME))
                .with((checkpoints, shards) -> response(checkpoints && shards));
    }

    private Uni<Boolean> polls(String channel) {
        List<KafkaConsumer<String, byte[]>> consumers = clients.getConsumers(channel);
        if (consumers.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return consumers
                .get(0)
                .getAssignments()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onItemOrFailure()
                .transform((assignments, failure) -> failure == null);
    }

    private static HealthCheckResponse response(boolean up) {
        return HealthCheckResponse.named("checkpoint polling").status(up).build();
    }
}
