package io.ganymede.trainer.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.job.Progress;
import io.ganymede.common.network.NetworkDescription;
import java.util.Map;

/** What a worker tells its parent: one JSON object on one line of its output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerMessage.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = WorkerMessage.Progressed.class, name = "progressed"),
    @JsonSubTypes.Type(value = WorkerMessage.Alarmed.class, name = "alarm"),
    @JsonSubTypes.Type(value = WorkerMessage.CheckpointReady.class, name = "checkpoint-ready"),
    @JsonSubTypes.Type(value = WorkerMessage.ClassifierReady.class, name = "classifier-ready"),
    @JsonSubTypes.Type(value = WorkerMessage.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = WorkerMessage.Failed.class, name = "failed")
})
public sealed interface WorkerMessage {

    /**
     * The first message: the job is loaded and training begins.
     *
     * @param step finished steps, above 0 after a resume
     * @param conditions what the generator is told; none for a classifier's work
     * @param networks descriptions by name, for the checkpoint's manifest
     * @param provenance engine, versions, device: for the manifest
     */
    record Ready(
            long step,
            ConditionSpace conditions,
            Map<String, NetworkDescription> networks,
            Map<String, String> provenance)
            implements WorkerMessage {
        public Ready {
            networks = Map.copyOf(networks);
            provenance = Map.copyOf(provenance);
        }
    }

    /** How far training is; at most one a second. */
    record Progressed(Progress progress) implements WorkerMessage {}

    /** Something begins to go wrong. */
    record Alarmed(Alarm alarm) implements WorkerMessage {}

    /**
     * A checkpoint is complete on disk. The parent uploads it, deletes the folder and answers {@code ack <step>}.
     *
     * @param directory its folder
     * @param losses mean loss of each network since the last checkpoint
     * @param last whether the job's training ends here: it is that of the last step, or the parent wanted it to end early; not that
     *     of a run that stops for another to go on
     */
    record CheckpointReady(long step, String directory, Map<String, Double> losses, boolean last)
            implements WorkerMessage {
        public CheckpointReady {
            losses = Map.copyOf(losses);
        }
    }

    /**
     * A classifier is complete on disk.
     *
     * @param directory its folder
     * @param metrics what is published with it: {@code testAccuracy}, share of test images that it gets right, and others
     */
    record ClassifierReady(long step, String directory, Map<String, Double> metrics) implements WorkerMessage {
        public ClassifierReady {
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * The last message of a worker that did its work; exit code 0 follows.
     *
     * @param step finished steps
     * @param stopped whether the parent stopped it before its training had ended, by the last step or early
     */
    record Finished(long step, boolean stopped) implements WorkerMessage {}

    /**
     * The last message of a worker that could not; exit code 1 follows.
     *
     * @param reason stable code of {@code Reason}
     * @param message for people
     */
    record Failed(String reason, String message) implements WorkerMessage {}
}
