package io.ganymede.sampler.promotion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.Lineage;
import io.ganymede.common.model.ModelCatalog;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.catalog.PublishedModels;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handles a scored checkpoint: gate, export, publication, announcement. May be repeated: a checkpoint that is a version already
 * makes no second one. When two replicas publish at once, the store lets one have the number; the other looks again.
 */
public final class Promotion {
    /** File of the network in a version's folder. */
    public static final String ONNX = "generator.onnx";

    private final ArtifactStore store;
    private final PublishedModels models;
    private final GeneratorExport export;
    private final ScoreEvidence deviations;
    private final PromotionAnnouncer announcer;
    private final Clock clock;

    public Promotion(ArtifactStore store, GeneratorExport export, PromotionAnnouncer announcer, Clock clock) {
        this.store = store;
        this.models = new PublishedModels(store);
        this.export = export;
        this.deviations = new StoredDeviations(store);
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Handles an evaluation.
     *
     * @throws PlatformException with reason ParityFailed and others of {@link GeneratorExport#export}; nothing is published
     *     then
     */
    public PromotionOutcome handle(Event<EvaluationCompleted> event) {
        EvaluationCompleted evaluation = event.data();
        String model = evaluation.publish().model();
        if (!PublishedModels.isName(model)) {
            throw new PlatformException(
                    Reason.INVALID_SPEC, "model '" + model + "' has no name for a URL: expected a-z, 0-9, '-' and '.'");
        }
        if (!evaluation.preliminary()) { // such a one says nothing of a version, not even again
            Optional<ModelCatalog.Entry> same = models.madeFrom(model, evaluation.checkpoint());
            if (same.isPresent()) {
                return repeat(event, same.get());
            }
        }
        int number = 1;
        Optional<ExportedGenerator> exported = Optional.empty();
        while (true) {
            Optional<ModelCatalog.Entry> newest = models.newest(model);
            GateDecision decision =
                    PromotionGate.decide(evaluation, newest.map(ModelCatalog.Entry::manifest), deviations);
            if (!decision.promote()) {
                return new PromotionOutcome.Kept(decision.reason());
            }
            exported = exported.or(() -> Optional.of(export.export(evaluation.checkpoint())));
            number =
                    Math.max(number, newest.map(n -> n.manifest().version() + 1).orElse(1));
            Optional<ModelCatalog.Entry> published = publish(evaluation, exported.get(), number);
            if (published.isPresent()) {
                announce(event, published.get());
                return new PromotionOutcome.Promoted(published.get().manifest(), decision.reason());
            }
            number++;
        }
    }

    private PromotionOutcome repeat(Event<EvaluationCompleted> event, ModelCatalog.Entry same) {
        int version = same.manifest().version();
        List<Integer> versions = models.versions(same.manifest().model());
        if (!versions.isEmpty() && versions.get(0) != version) {
            return new PromotionOutcome.Kept(
                    "the checkpoint is version " + version + " and has been followed by version " + versions.get(0));
        }
        announce(event, same);
        return new PromotionOutcome.Repeated(same.manifest());
    }

    /** Publishes under a number, the manifest last; nothing when another has taken it. */
    private Optional<ModelCatalog.Entry> publish(
            EvaluationCompleted evaluation, ExportedGenerator exported, int number) {
        String folder = ObjectKeys.model(evaluation.publish().model(), number);
        try {
            ArtifactRef onnx = store.put(folder + ONNX, exported.onnx(), "application/octet-stream");
            ModelManifest manifest = manifest(evaluation, exported, number, onnx);
            ArtifactRef ref = store.put(
                    folder + ObjectKeys.MANIFEST, Json.pretty(manifest).getBytes(UTF_8), "application/json");
            return Optional.of(new ModelCatalog.Entry(ref, manifest));
        } catch (PlatformException e) {
            if (e.reason() == Reason.ALREADY_EXISTS) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ModelManifest manifest(
            EvaluationCompleted evaluation, ExportedGenerator exported, int number, ArtifactRef onnx) {
        return new ModelManifest(
                evaluation.publish().model(),
                number,
                ModelKind.GENERATOR,
                onnx,
                exported.signature().imageShape(),
                exported.checkpoint().conditions(),
                List.of(),
                exported.signature().latentDim(),
                List.of(),
                List.of(),
                evaluation.metrics(),
                evaluation.protocolDigest(),
                exported.parity(),
                new Lineage(
                        evaluation.jobId(),
                        evaluation.attempt(),
                        evaluation.step(),
                        exported.checkpoint().specHash(),
                        exported.checkpoint().dataset(),
                        evaluation.checkpoint(),
                        evaluation.report(),
                        evaluation.deviations()),
                Map.of(
                        "java",
                        Runtime.version().toString(),
                        "os",
                        System.getProperty("os.name") + " " + System.getProperty("os.arch")),
                clock.instant());
    }

    private void announce(Event<EvaluationCompleted> event, ModelCatalog.Entry published) {
        ModelManifest manifest = published.manifest();
        ModelPromoted promotion = new ModelPromoted(
                manifest.model(),
                manifest.version(),
                manifest.kind(),
                published.ref(),
                manifest.metrics(),
                manifest.lineage().jobId(),
                manifest.lineage().step(),
                clock.instant());
        announcer.announce(promotion, event.id());
    }
}
