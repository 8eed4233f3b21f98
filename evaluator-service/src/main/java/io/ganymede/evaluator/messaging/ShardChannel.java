package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.EvaluationShardRequested;
import io.ganymede.common.event.EventType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Parts of large evaluations, one after another. */
@ApplicationScoped
public class ShardChannel {
    /** Name of the channel in the configuration. */
    public static final String NAME = "shards";

    private final ShardHandler handler;
    private final RecordHandling handling;

    ShardChannel(ShardHandler handler, RecordHandling handling) {
        this.handler = handler;
        this.handling = handling;
    }

    @Incoming(NAME)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> receive(Message<byte[]> message) {
        return handling.handle(
                message,
                EventType.EVALUATION_SHARD_REQUESTED,
                received -> new Looking(received.event().data(EvaluationShardRequested.class)));
    }

    /** The survey of a part. */
    private final class Looking implements EvaluationWork {
        private final EvaluationShardRequested shard;

        Looking(EvaluationShardRequested shard) {
            this.shard = shard;
        }

        @Override
        public String jobId() {
            return shard.checkpoint().jobId();
        }

        @Override
        public void perform() {
            handler.evaluate(shard);
        }

        @Override
        public void skip(PlatformException failure) {
            handler.skip(shard, failure);
        }
    }
}
