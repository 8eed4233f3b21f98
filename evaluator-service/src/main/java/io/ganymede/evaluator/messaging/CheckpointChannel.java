package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.EventType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Published checkpoints, one after another. */
@ApplicationScoped
public class CheckpointChannel {
    /** Name of the channel in the configuration. */
    public static final String NAME = "checkpoints";

    private final CheckpointHandler handler;
    private final RecordHandling handling;
    private final CheckpointBacklog backlog;

    CheckpointChannel(CheckpointHandler handler, RecordHandling handling, CheckpointBacklog backlog) {
        this.handler = handler;
        this.handling = handling;
        this.backlog = backlog;
    }

    @Incoming(NAME)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> receive(Message<byte[]> message) {
        return handling.handle(message, EventType.CHECKPOINT_PUBLISHED, Scoring::new);
    }

    /** The scoring of a checkpoint. */
    private final class Scoring implements EvaluationWork {
        private final RecordHandling.Received received;

        Scoring(RecordHandling.Received received) {
            this.received = received;
        }

        @Override
        public String jobId() {
            return received.event().key();
        }

        @Override
        public void perform() {
            backlog.requireWanted(received.partition(), received.offset(), jobId());
            handler.evaluate(received.event());
        }

        @Override
        public void skip(PlatformException failure) {
            handler.skip(received.event(), failure);
        }
    }
}
