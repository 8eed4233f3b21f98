package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport.CheckpointStored;
import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.trainer.worker.WorkerMessage.CheckpointReady;
import io.ganymede.trainer.worker.WorkerMessage.Ready;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a checkpoint of the local disk one that others can rely on: files, manifest, event, report, in this order. */
final class CheckpointPublication {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPublication.class);

    private final RunnerContext context;
    private final Retry retry;
    private final JobSnapshot job;
    private final Preparation.Work work;
    private final BooleanSupplier leaseLost;

    CheckpointPublication(
            RunnerContext context, Retry retry, JobSnapshot job, Preparation.Work work, BooleanSupplier leaseLost) {
        this.context = context;
        this.retry = retry;
        this.job = job;
        this.work = work;
        this.leaseLost = leaseLost;
    }

    /**
     * Publishes, unless the lease is lost; the local folder is gone afterwards.
     *
     * @param stoppedEarly why training ends with this checkpoint before its last step, if it does
     */
    void publish(Ready worker, CheckpointReady checkpoint, @Nullable StoppedEarly stoppedEarly)
            throws InterruptedException {
        Path folder = Path.of(checkpoint.directory());
        long start = System.nanoTime();
        String prefix = ObjectKeys.checkpoint(job.jobId(), job.attempt(), checkpoint.step());
        FolderUpload upload = new FolderUpload(context.store(), retry);
        Map<String, ArtifactRef> files = upload.files(folder, prefix);
        ArtifactRef manifest = upload.manifest(prefix, manifest(worker, checkpoint, files, stoppedEarly));
        long bytes = manifest.bytes()
                + files.values().stream().mapToLong(ArtifactRef::bytes).sum();
        context.meters()
                .stored(
                        Duration.ofNanos(System.nanoTime() - start),
                        bytes,
                        context.clock().instant());
        if (leaseLost.getAsBoolean()) {
            return;
        }
        announce(checkpoint, manifest);
        Folders.delete(folder);
        LOG.info(
                "checkpoint stored jobId={} attempt={} step={} bytes={} key={}",
                job.jobId(),
                job.attempt(),
                checkpoint.step(),
                bytes,
                manifest.key());
    }

    private CheckpointManifest manifest(
            Ready worker,
            CheckpointReady checkpoint,
            Map<String, ArtifactRef> files,
            @Nullable StoppedEarly stoppedEarly) {
        return new CheckpointManifest(
                job.jobId(),
                job.attempt(),
                checkpoint.step(),
                work.spec(),
                job.specHash(),
                work.dataset(),
                worker.conditions(),
                worker.networks(),
                files,
                checkpoint.losses(),
                worker.provenance(),
                context.clock().instant(),
                stoppedEarly);
    }

    private void announce(CheckpointReady checkpoint, ArtifactRef manifest) throws InterruptedException {
        Instant now = context.clock().instant();
        publish(
                EventType.CHECKPOINT_PUBLISHED,
                new CheckpointPublished(
                        job.jobId(),
                        job.attempt(),
                        checkpoint.step(),
                        checkpoint.last(),
                        manifest,
                        job.specHash(),
                        work.dataset(),
                        work.spec().evaluation(),
                        work.spec().publish(),
                        now));
        publish(
                EventType.CHECKPOINT_STORED,
                new CheckpointStored(
                        job.jobId(),
                        context.settings().workerId(),
                        job.attempt(),
                        new CheckpointPointer(job.attempt(), checkpoint.step(), manifest)));
    }

    private void publish(EventType type, Object data) throws InterruptedException {
        retry.external("publish " + type.type(), () -> context.events().publish(type, job.jobId(), data));
    }
}
