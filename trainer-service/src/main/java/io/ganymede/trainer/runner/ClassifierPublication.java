package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.model.ExportParity;
import io.ganymede.common.model.Lineage;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.trainer.worker.WorkerMessage.ClassifierReady;
import io.ganymede.trainer.worker.WorkerMessage.Ready;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes a finished classifier as the next version of its model: network, report, manifest, event, in this order. */
final class ClassifierPublication {
    private static final Logger LOG = LoggerFactory.getLogger(ClassifierPublication.class);
    private static final String ONNX = "classifier.onnx";
    private static final String PROBE = "probe.safetensors";
    private static final String REPORT = "report.json";
    private static final int MOST_RIVALS = 100;

    private final RunnerContext context;
    private final Retry retry;
    private final JobSnapshot job;
    private final Preparation.Work work;
    private final BooleanSupplier leaseLost;

    ClassifierPublication(
            RunnerContext context, Retry retry, JobSnapshot job, Preparation.Work work, BooleanSupplier leaseLost) {
        this.context = context;
        this.retry = retry;
        this.job = job;
        this.work = work;
        this.leaseLost = leaseLost;
    }

    /** A version whose network is stored. */
    private record Stored(int version, ArtifactRef onnx) {}

    /** Publishes, unless the lease is lost; the local folder is gone afterwards. */
    void publish(Ready worker, ClassifierReady classifier) throws InterruptedException {
        Path folder = Path.of(classifier.directory());
        String model = work.spec().publish().model();
        ExportParity parity = ClassifierParity.measure(folder.resolve(ONNX), folder.resolve(PROBE));
        FolderUpload upload = new FolderUpload(context.store(), retry);
        Stored stored = store(upload, folder.resolve(ONNX), model);
        ArtifactRef report = upload.file(folder.resolve(REPORT), ObjectKeys.model(model, stored.version()));
        if (leaseLost.getAsBoolean()) {
            return;
        }
        ModelManifest content = manifest(worker, classifier, stored, parity);
        ArtifactRef manifest = upload.manifest(ObjectKeys.model(model, stored.version()), content);
        ModelPromoted promoted = new ModelPromoted(
                model,
                stored.version(),
                ModelKind.CLASSIFIER,
                manifest,
                content.metrics(),
                job.jobId(),
                classifier.step(),
                context.clock().instant());
        retry.external("publish model", () -> context.events().publish(EventType.MODEL_PROMOTED, model, promoted));
        Folders.delete(folder);
        LOG.info(
                "classifier published model={} version={} jobId={} metrics={} report={} parity={}",
                model,
                stored.version(),
                job.jobId(),
                content.metrics(),
                report.key(),
                parity.maxAbsoluteDifference());
    }

    /** Takes the next free version; a rival may take it first. */
    private Stored store(FolderUpload upload, Path onnx, String model) throws InterruptedException {
        int first = retry.external("list models", () -> newest(model)) + 1;
        for (int version = first; version < first + MOST_RIVALS; version++) {
            try {
                return new Stored(version, upload.file(onnx, ObjectKeys.model(model, version)));
            } catch (PlatformException e) {
                if (e.reason() != Reason.ALREADY_EXISTS) {
                    throw e;
                }
                LOG.info("model version is taken model={} version={}", model, version);
            }
        }
        throw new PlatformException(Reason.ALREADY_EXISTS, "model '" + model + "' has no free version after " + first);
    }

    private int newest(String model) {
        String prefix = ObjectKeys.models() + model + "/";
        Pattern version = Pattern.compile(Pattern.quote(prefix) + "([0-9]{6})/.*");
        return context.store().list(prefix).stream()
                .map(version::matcher)
                .filter(Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .max()
                .orElse(0);
    }

    private ModelManifest manifest(Ready worker, ClassifierReady classifier, Stored stored, ExportParity parity) {
        return new ModelManifest(
                work.spec().publish().model(),
                stored.version(),
                ModelKind.CLASSIFIER,
                stored.onnx(),
                work.manifest().imageShape(),
                ConditionSpace.none(),
                List.copyOf(work.manifest().classes()),
                0,
                work.manifest().mean(),
                work.manifest().deviation(),
                classifier.metrics(),
                null,
                parity,
                new Lineage(
                        job.jobId(),
                        job.attempt(),
                        classifier.step(),
                        job.specHash(),
                        work.dataset(),
                        null,
                        null,
                        null),
                worker.provenance(),
                context.clock().instant());
    }
}
