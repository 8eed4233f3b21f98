package io.ganymede.evaluator.world;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.CheckpointSpec;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.PublishSpec;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ExportParity;
import io.ganymede.common.model.Lineage;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.onnx.OnnxWriter;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes the small world into an object store, as importer and trainer would. */
public final class SmallWorld {
    public static final String CLASSIFIER = "stripe-classifier";
    public static final String MODEL = "stripes";
    public static final int TRAIN_PER_CLASS = 60;
    public static final int TEST_PER_CLASS = 30;

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String BINARY = "application/octet-stream";
    private static final GateSpec GATE = new GateSpec("classFid", "minimize", null);

    private final ArtifactStore store;
    private final DatasetRef dataset;

    private SmallWorld(ArtifactStore store, DatasetRef dataset) {
        this.store = store;
        this.dataset = dataset;
    }

    /** A world with a data set of a name and nothing else. */
    public static SmallWorld in(ArtifactStore store, String name) {
        return in(store, name, 0);
    }

    /** As {@link #in}, and each image is followed by some that have no label. */
    public static SmallWorld in(ArtifactStore store, String name, int unlabelled) {
        String folder = ObjectKeys.dataset(name, "1");
        DatasetManifest manifest = Manifests.ofClasses(
                name,
                Stripes.SHAPE,
                Stripes.CLASSES,
                Map.of(
                        "train", split(store, folder + "train.safetensors", TRAIN_PER_CLASS, 0, unlabelled),
                        "test", split(store, folder + "test.safetensors", TEST_PER_CLASS, 100_000, unlabelled)));
        ArtifactRef ref = store.put(folder + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
        return new SmallWorld(store, new DatasetRef(name, "1", ref));
    }

    /** As {@link #in}, and instead of a class each image has attributes, whose columns stand in another order. */
    public static SmallWorld ofAttributes(ArtifactStore store, String name) {
        String folder = ObjectKeys.dataset(name, "1");
        List<Attribute> columns = new ArrayList<>(Stripes.ATTRIBUTES.labels().attributes());
        Collections.reverse(columns);
        DatasetManifest manifest = Manifests.of(
                name,
                "1",
                Stripes.SHAPE,
                new LabelSpace(List.of(), columns, Stripes.ATTRIBUTES.labels().groups()),
                Map.of(
                        "train", attributeSplit(store, folder + "train.safetensors", TRAIN_PER_CLASS, 0),
                        "test", attributeSplit(store, folder + "test.safetensors", TEST_PER_CLASS, 100_000)));
        ArtifactRef ref = store.put(folder + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
        return new SmallWorld(store, new DatasetRef(name, "1", ref));
    }

    /** The world with a data set and its classifier that several tests share. */
    public static SmallWorld shared(ArtifactStore store, String name) {
        SmallWorld world = in(store, name); // equal content under the same keys: writing it again changes nothing
        var unused = world.publishClassifier();
        return world;
    }

    public DatasetRef dataset() {
        return dataset;
    }

    /** Publishes the classifier under a name. */
    public ModelManifest publishClassifier(String name, int version, List<String> classes) {
        String folder = ObjectKeys.model(name, version);
        byte[] onnx = OnnxWriter.write(StripeNetworks.classifier(), StripeNetworks.classifierWeights(), Map.of());
        ModelManifest manifest = new ModelManifest(
                name,
                version,
                ModelKind.CLASSIFIER,
                store.put(folder + "classifier.onnx", onnx, BINARY),
                Stripes.SHAPE,
                ConditionSpace.none(),
                classes,
                0,
                List.of(0.5),
                List.of(0.3),
                Map.of("testAccuracy", 1.0),
                null,
                new ExportParity(1, 0, 1e-5),
                new Lineage("classifier-job", 1, 10, Digest.of("spec"), dataset, null, null, null),
                Map.of(),
                NOW);
        store.put(folder + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
        return manifest;
    }

    /** Publishes the classifier that fits. */
    public ModelManifest publishClassifier() {
        return publishClassifier(CLASSIFIER, 1, Stripes.CLASSES);
    }

    /** A checkpoint whose generator draws the classes with a strength in [0, 1]. */
    public CheckpointPublished publishCheckpoint(String jobId, long step, float obedience) {
        return publishCheckpoint(jobId, step, ConditionSpace.ofClasses(Stripes.CLASSES), obedience);
    }

    /** A checkpoint whose generator is told something else, or nothing. */
    public CheckpointPublished publishCheckpoint(String jobId, long step, ConditionSpace conditions, float obedience) {
        String folder = ObjectKeys.checkpoint(jobId, 1, step);
        byte[] weights =
                SafetensorsWriter.toBytes(StripeNetworks.generatorWeights(conditions.size(), obedience), Map.of());
        ArtifactRef file = store.put(folder + CheckpointManifest.GENERATOR_AVERAGE, weights, BINARY);
        TrainingSpec spec = spec(jobId);
        CheckpointManifest manifest = new CheckpointManifest(
                jobId,
                1,
                step,
                spec,
                Digest.of("spec"),
                dataset,
                conditions,
                Map.of("generator", StripeNetworks.generator(conditions.size())),
                Map.of(CheckpointManifest.GENERATOR_AVERAGE, file),
                Map.of(),
                Map.of(),
                NOW);
        ArtifactRef ref = store.put(folder + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
        return new CheckpointPublished(
                jobId,
                1,
                step,
                false,
                ref,
                Digest.of("spec"),
                dataset,
                spec.evaluation(),
                spec.publish(),
                Instant.now());
    }

    /** The same event of a checkpoint that none follows. */
    public static CheckpointPublished last(CheckpointPublished event) {
        return new CheckpointPublished(
                event.jobId(),
                event.attempt(),
                event.step(),
                true,
                event.manifest(),
                event.specHash(),
                event.dataset(),
                event.evaluation(),
                event.publish(),
                event.publishedAt());
    }

    /** The same event with another wish for the evaluation. */
    public static CheckpointPublished with(CheckpointPublished event, EvaluationSpec evaluation) {
        return new CheckpointPublished(
                event.jobId(),
                event.attempt(),
                event.step(),
                event.last(),
                event.manifest(),
                event.specHash(),
                event.dataset(),
                evaluation,
                event.publish(),
                event.publishedAt());
    }

    /** The usual wish: 25 samples of each class. */
    public static EvaluationSpec evaluation() {
        return new EvaluationSpec(CLASSIFIER, 25, 7, "test", 1);
    }

    private TrainingSpec spec(String jobId) {
        return new TrainingSpec(
                TrainingSpec.VERSION,
                jobId,
                jobId,
                JobKind.GAN,
                Map.of(),
                null,
                new DatasetChoice(dataset.name(), dataset.version()),
                Specs.model("by-hand", StripeNetworks.LATENT),
                Specs.settings(10, 8, 1, "cgan", Map.of(), 1, Map.of(), new AverageSpec(0.9, 0)),
                new CheckpointSpec(5),
                evaluation(),
                new SchedulingSpec(0, 1),
                new PublishSpec(MODEL, GATE));
    }

    /** Stripes take turns in the file; image i has weight {@code i mod 5}. */
    private static SplitDescription attributeSplit(ArtifactStore store, String key, int perClass, long firstSeed) {
        int kinds = Stripes.CLASSES.size();
        int count = perClass * kinds;
        byte[] pixels = new byte[count * Stripes.SHAPE.elements()];
        float[] attributes = new float[count * (kinds + 1)];
        for (int i = 0; i < count; i++) {
            byte[] image = Stripes.image(i % kinds, firstSeed + i);
            System.arraycopy(image, 0, pixels, i * image.length, image.length);
            attributes[i * (kinds + 1)] = i % 5;
            attributes[i * (kinds + 1) + kinds - i % kinds] = 1;
        }
        Map<String, Tensor> tensors = Map.of(
                SplitDescription.IMAGES,
                Tensor.ofBytes(List.of((long) count, 1L, (long) Stripes.SIDE, (long) Stripes.SIDE), pixels),
                SplitDescription.ATTRIBUTES,
                Tensor.ofFloats(List.of((long) count, kinds + 1L), attributes));
        ArtifactRef file = store.put(key, SafetensorsWriter.toBytes(tensors, Map.of()), BINARY);
        return new SplitDescription(file, count, List.of(), 0, List.of(2.0, 1.0 / 3, 1.0 / 3, 1.0 / 3));
    }

    /** Classes take turns in the file. */
    private static SplitDescription split(
            ArtifactStore store, String key, int perClass, long firstSeed, int unlabelled) {
        int classes = Stripes.CLASSES.size();
        int labelled = perClass * classes;
        int count = labelled * (1 + unlabelled);
        byte[] pixels = new byte[count * Stripes.SHAPE.elements()];
        long[] labels = new long[count];
        for (int i = 0; i < count; i++) {
            int number = i / (1 + unlabelled);
            boolean known = i % (1 + unlabelled) == 0;
            labels[i] = known ? number % classes : LabelSpace.UNLABELLED;
            byte[] image = Stripes.image(number % classes, firstSeed + number + (known ? 0 : 1_000_000));
            System.arraycopy(image, 0, pixels, i * image.length, image.length);
        }
        Map<String, Tensor> tensors = Map.of(
                SplitDescription.IMAGES,
                Tensor.ofBytes(List.of((long) count, 1L, (long) Stripes.SIDE, (long) Stripes.SIDE), pixels),
                SplitDescription.LABELS,
                Tensor.ofLongs(List.of((long) count), labels));
        ArtifactRef file = store.put(key, SafetensorsWriter.toBytes(tensors, Map.of()), BINARY);
        return new SplitDescription(
                file, count, Collections.nCopies(classes, (long) perClass), count - (long) labelled, List.of());
    }
}
