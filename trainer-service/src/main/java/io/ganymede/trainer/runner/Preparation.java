package io.ganymede.trainer.runner;

import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import io.ganymede.common.request.GateMetric;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.ClassifierPlan;
import io.ganymede.trainer.training.GanPlan;
import io.ganymede.trainer.worker.WorkOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what a worker needs to the local disk. */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final String ORDER = "work-order.json";

    private final RunnerContext context;
    private final Retry retry;
    private final SplitCache.Uses splits;

    /**
     * A work order on disk.
     *
     * @param order its file
     */
    record Work(Path order, TrainingSpec spec, DatasetRef dataset, DatasetManifest manifest) {}

    /** @param splits keeps the files that the work order names */
    Preparation(RunnerContext context, Retry retry, SplitCache.Uses splits) {
        this.context = context;
        this.retry = retry;
        this.splits = splits;
    }

    /**
     * The newest checkpoint of an earlier attempt; null when there is none, or a damaged one, which is left alone: training
     * begins anew.
     */
    @Nullable
    CheckpointManifest newestCheckpoint(JobSnapshot job, TrainingSpec spec) throws InterruptedException {
        CheckpointPointer pointer = job.lastCheckpoint();
        if (pointer == null || spec.kind() != JobKind.GAN) {
            return null;
        }
        return usable(
                job,
                pointer.step(),
                () -> retry.external(
                        "read checkpoint",
                        () -> Json.read(
                                "manifest of checkpoint " + pointer.step(),
                                context.store().read(pointer.manifest()),
                                CheckpointManifest.class)));
    }

    /**
     * Prepares the work.
     *
     * @param newest checkpoint to go on from, if there is one
     */
    Work prepare(JobSnapshot job, TrainingSpec spec, @Nullable CheckpointManifest newest, Path folder)
            throws InterruptedException {
        Path resumeFolder = folder.resolve("resume");
        @Nullable CheckpointManifest resumed = newest == null ? null : resume(job, newest, resumeFolder);
        // A job that names no version takes the newest of its first attempt, and keeps it.
        @Nullable
        String version =
                resumed == null ? spec.dataset().version() : resumed.dataset().version();
        DatasetCatalog.Entry dataset = retry.external(
                "find data set", () -> context.datasets().require(spec.dataset().name(), version));
        DatasetManifest manifest = dataset.manifest();
        refuseUnfit(spec, manifest); // before anything is downloaded
        Path train = fetch(manifest, DatasetManifest.TRAIN);
        @Nullable
        Path test = spec.kind() == JobKind.REFERENCE_CLASSIFIER ? fetch(manifest, DatasetManifest.TEST) : null;
        Path output = folder.resolve("output");
        WorkOrder order = new WorkOrder(
                spec,
                manifest,
                train.toString(),
                test == null ? null : test.toString(),
                output.toString(),
                context.settings().device(),
                context.settings().threads(),
                resumed == null ? null : resumeFolder.toString());
        try {
            Files.createDirectories(output);
            Path file = folder.resolve(ORDER);
            Files.writeString(file, Json.pretty(order));
            return new Work(file, spec, dataset.ref(), manifest);
        } catch (IOException e) {
            throw new PlatformException(Reason.INTERNAL, "work folder '" + folder + "' cannot be written: " + e, e);
        }
    }

    private static void refuseUnfit(TrainingSpec spec, DatasetManifest manifest) {
        ImageSpace images = ImageSpace.of(manifest);
        if (spec.kind() == JobKind.GAN) {
            GanPlan plan = new GanPlan(images, spec.model(), spec.training());
            GateMetric.check(spec.publish().gate(), plan.conditions().kind()).forEach(problem -> {
                throw new PlatformException(Reason.INVALID_SPEC, problem.toString());
            });
        } else {
            Object unused =
                    new ClassifierPlan(images, manifest.mean(), manifest.deviation(), spec.model(), spec.training());
        }
    }

    private Path fetch(DatasetManifest manifest, String split) throws InterruptedException {
        return retry.external(
                "download split", () -> splits.fetch(manifest.split(split).file()));
    }

    /** Downloads the checkpoint; null when it is damaged. */
    private @Nullable CheckpointManifest resume(JobSnapshot job, CheckpointManifest checkpoint, Path folder)
            throws InterruptedException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PlatformException(Reason.INTERNAL, "work folder '" + folder + "' cannot be written: " + e, e);
        }
        @Nullable
        CheckpointManifest resumed = usable(
                job,
                checkpoint.step(),
                () -> retry.external("download checkpoint", () -> {
                    checkpoint.files().forEach((name, ref) -> context.store().download(ref, folder.resolve(name)));
                    return checkpoint;
                }));
        if (resumed != null) {
            LOG.info(
                    "attempt resumes jobId={} attempt={} step={} from={}",
                    job.jobId(),
                    job.attempt(),
                    resumed.step(),
                    resumed.attempt());
        }
        return resumed;
    }

    /** What is read of a checkpoint; null when it is gone or damaged. */
    private static @Nullable CheckpointManifest usable(
            JobSnapshot job, long step, Retry.Action<CheckpointManifest> reading) throws InterruptedException {
        try {
            return reading.call();
        } catch (PlatformException e) {
            if (e.reason() != Reason.NOT_FOUND && e.reason() != Reason.DIGEST_MISMATCH) {
                throw e;
            }
            LOG.warn(
                    "checkpoint cannot be used, training begins anew jobId={} step={} reason={} message={}",
                    job.jobId(),
                    step,
                    e.reason().code(),
                    e.getMessage());
            return null;
        }
    }
}
