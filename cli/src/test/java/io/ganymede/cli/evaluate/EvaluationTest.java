package io.ganymede.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.cli.dataset.ImportProgress;
import io.ganymede.cli.dataset.archive.DownloadSettings;
import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.cli.dataset.archive.TransferProgress;
import io.ganymede.cli.dataset.archive.UnpackLimits;
import io.ganymede.cli.dataset.array.NpyFiles;
import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.cli.evaluate.side.Side;
import io.ganymede.cli.evaluate.side.SideRequest;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.ProtocolNames;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ExportParity;
import io.ganymede.common.model.Lineage;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Supplier<ArtifactStore> OFFLINE = () -> {
        throw new AssertionError("the platform was asked");
    };

    private final FakeEvaluator evaluator = new FakeEvaluator();
    private final List<String> notes = new ArrayList<>();
    private final Path root;
    private final Path work;

    EvaluationTest(@TempDir Path root) {
        this.root = root;
        this.work = root.resolve("work");
    }

    @Test
    void matricesNeedNoNetworkAndNoPlatform() {
        Path reference = matrix("r.npy", 1, 2, 3, 4);
        Path generated = matrix("g.npy", 5, 6, 7, 8);

        EvaluationReport report = run(OFFLINE, request(reference, generated, "auto"));

        assertThat(report.metrics()).extracting(EvaluationReport.Metric::name).containsExactly("fid");
        assertThat(evaluator.order().path("version").asInt()).isEqualTo(1);
        assertThat(evaluator.order().at("/features/kind").asText()).isEqualTo("none");
        assertThat(evaluator.order().at("/reference/name").asText()).isEqualTo(reference.toString());
        assertThat(evaluator.order().at("/reference/classes").isMissingNode()).isTrue();
        assertThat(evaluator.order().path("metrics").toString()).isEqualTo("[\"fid\",\"prdc\"]");
        assertThat(evaluator.order().path("protocol").asText()).isEqualTo("ganymede");
        assertThat(evaluator.order().path("seed").asLong()).isEqualTo(7);
        assertThat(evaluator.order().path("threads").asInt()).isEqualTo(1);
        assertThat(evaluator.order().path("samples").isMissingNode()).isTrue();
        assertThat(evaluator.order().path("training").isMissingNode()).isTrue();
        assertThat(evaluator.order().path("out").asText()).isEqualTo(out().toString());
        assertThat(evaluator.order().path("html").asText())
                .isEqualTo(root.resolve("reports/report.html").toString());
        assertThat(evaluator.order().path("command").asText()).isEqualTo("./ganymede evaluate");
        assertThat(evaluator.tensor("generated", "features").toDoubles()).containsExactly(5, 6, 7, 8);
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void imagesBecomeOneFileASideWithLabelsInOneOrderOfClasses() throws IOException {
        // Given: class folders, in alphabetical order, and another side whose labels stand in a file
        png("real/bag/1.png", 10);
        png("real/shoe/2.png", 20);
        png("fake/1.png", 30);
        png("fake/2.png", 40);
        png("fake/10.png", 50);
        Path labels = Files.writeString(root.resolve("labels.txt"), "shoe\nbag\nshoe\n");
        onnx();

        run(OFFLINE, request(root.resolve("real"), root.resolve("fake"), onnxChoice(), labels));

        assertThat(evaluator.order().at("/features/kind").asText()).isEqualTo("onnx");
        assertThat(evaluator.order().at("/features/file").asText()).endsWith("net.onnx");
        assertThat(evaluator.order().at("/features/descriptor").asText()).endsWith("net.json");
        assertThat(evaluator.order().at("/reference/classes").toString()).isEqualTo("[\"bag\",\"shoe\"]");
        assertThat(evaluator.order().at("/generated/classes").toString()).isEqualTo("[\"bag\",\"shoe\"]");
        assertThat(evaluator.tensor("reference", "images").shape()).containsExactly(2L, 1L, 2L, 2L);
        assertThat(evaluator.tensor("reference", "labels").toLongs()).containsExactly(0, 1);
        // 10.png comes after 2.png
        assertThat(evaluator.tensor("generated", "images").bytes().get(8)).isEqualTo((byte) 50);
        assertThat(evaluator.tensor("generated", "labels").toLongs()).containsExactly(1, 0, 1);
        assertThat(notes).anyMatch(note -> note.startsWith("generated: 3 images are unlabelled"));
    }

    @Test
    void greyImagesSavedAsRgbFitThoseOfOneChannel() {
        png("real/1.png", 10);
        png("real/2.png", 20);
        rgb("fake/1.png", 7, 7, 7);
        rgb("fake/2.png", 9, 9, 9);
        onnx();

        run(OFFLINE, request(root.resolve("real"), root.resolve("fake"), onnxChoice()));

        assertThat(evaluator.tensor("generated", "images").shape()).containsExactly(2L, 1L, 2L, 2L);
    }

    @Test
    void greyLookingImagesKeepTheirChannelsBesideColouredOnes() {
        rgb("real/1.png", 1, 2, 3);
        rgb("real/2.png", 4, 5, 6);
        rgb("fake/1.png", 7, 7, 7);
        rgb("fake/2.png", 9, 9, 9);
        onnx();

        run(OFFLINE, request(root.resolve("real"), root.resolve("fake"), onnxChoice()));

        assertThat(evaluator.tensor("generated", "images").shape()).containsExactly(2L, 3L, 2L, 2L);
        assertThat(evaluator.tensor("reference", "images").bytes().get(4)).isEqualTo((byte) 2);
    }

    @Test
    void sidesOfDifferentChannelsAreRefused() {
        rgb("real/1.png", 1, 2, 3);
        rgb("real/2.png", 4, 5, 6);
        png("fake/1.png", 10);
        png("fake/2.png", 20);
        onnx();

        refused(request(root.resolve("real"), root.resolve("fake"), onnxChoice()))
                .withMessageContaining("fake' has images of another number of channels than --reference")
                .withMessageContaining("got 1, expected 3");
    }

    @Test
    void badImagesOfAllSidesAreToldAtOnce() {
        png("real/1.png", 10);
        png("real/2.png", 20);
        ImageFiles.write(root.resolve("real/3.png"), "no image".getBytes(StandardCharsets.UTF_8));
        png("fake/1.png", 10);
        png("fake/2.png", 20);
        ImageFiles.write(
                root.resolve("fake/3.png"),
                ImageFiles.encoded(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY), "png"));
        onnx();

        refused(request(root.resolve("real"), root.resolve("fake"), onnxChoice()))
                .withMessageContaining("nothing is evaluated because of 2 problems")
                .withMessageContaining("real': 1 x corrupt file:\n  3.png: ")
                .withMessageContaining("fake': 1 x wrong size:\n  3.png: is [1, 2, 3], others are [1, 2, 2]");
    }

    @Test
    void automaticFeaturesNeedADataSetOrMatrices() {
        png("real/1.png", 10);
        png("real/2.png", 20);
        Path matrix = matrix("g.npy", 5, 6, 7, 8);

        refused(request(root.resolve("real"), root.resolve("real"), "auto"))
                .withMessageContaining("--features auto takes the classifier of the reference's data set")
                .withMessageContaining("classifier:NAME")
                .withMessageContaining("onnx:FILE");
        refused(request(root.resolve("real"), matrix, "auto"))
                .withMessageContaining("sides of images and sides of features or logits cannot be compared")
                .withMessageContaining("got images for --reference");
        refused(request(root.resolve("real"), matrix, "none")).withMessageContaining("got images for --reference");
        onnx();
        refused(request(matrix, matrix, onnxChoice()))
                .withMessageContaining("needs images: got features or logits for --reference")
                .withMessageContaining("--features none takes those");
    }

    @Test
    void matricesOfDifferentWidthsAreRefused() {
        Path wide = NpyFiles.write(root.resolve("wide.npy"), Tensor.ofDoubles(List.of(2L, 3L), new double[6]));

        refused(request(matrix("r.npy", 1, 2, 3, 4), wide, "none"))
                .withMessageContaining("wide.npy' has other features than --reference")
                .withMessageContaining("got 3 numbers a sample, expected 2");
    }

    @Test
    void aNetworkNeedsItsDescriptor() {
        ImageFiles.write(root.resolve("bare.onnx"), new byte[1]);

        refused(request(root, root, "onnx:" + root.resolve("bare.onnx")))
                .withMessageContaining("bare.onnx' has no descriptor: expected '")
                .withMessageContaining("bare.json'");
        refused(request(root, root, "onnx:" + root.resolve("absent.onnx"))).withMessageContaining("does not exist");
    }

    @Test
    void theDataSetsOwnClassifierIsTakenAndItsClassesCount() {
        InMemoryArtifactStore store = new InMemoryArtifactStore();
        dataset(store, List.of("dog", "cat"));
        ArtifactRef manifest = classifier(store, List.of("cat", "dog"));
        png("fake/cat/1.png", 1);
        png("fake/dog/2.png", 2);

        run(() -> store, request("dataset:pets", root.resolve("fake").toString(), "auto", null));

        JsonNode features = evaluator.order().path("features");
        assertThat(features.path("kind").asText()).isEqualTo("classifier");
        assertThat(features.path("label").asText()).isEqualTo("pets-classifier:3");
        assertThat(features.path("manifestDigest").asText()).isEqualTo(manifest.sha256());
        assertThat(features.path("mean").toString()).isEqualTo("[0.5]");
        assertThat(features.path("deviation").toString()).isEqualTo("[0.25]");
        assertThat(features.path("classes").toString()).isEqualTo("[\"cat\",\"dog\"]");
        assertThat(evaluator.order().at("/reference/classes").toString()).isEqualTo("[\"cat\",\"dog\"]");
        // stored as dog 0, cat 1
        assertThat(evaluator.tensor("reference", "labels").toLongs()).containsExactly(1, 0, 1);
        assertThat(evaluator.tensor("generated", "labels").toLongs()).containsExactly(0, 1);
    }

    @Test
    void aClassifierThatIsMissingOrDoesNotFitIsExplained() {
        InMemoryArtifactStore store = new InMemoryArtifactStore();
        dataset(store, List.of("cat", "dog"));
        ImageFiles.write(root.resolve("fake/cat/1.png"), grey(3));
        ImageFiles.write(root.resolve("fake/cat/2.png"), grey(3));
        String fake = root.resolve("fake").toString();

        refused(() -> store, request("dataset:pets", fake, "auto", null))
                .withMessageContaining("data set 'pets' has no reference classifier 'pets-classifier'; train one with")
                .withMessageContaining("or give --features classifier:NAME");
        classifier(store, List.of("cat", "dog"));
        refused(() -> store, request("dataset:pets", fake, "classifier:pet-classifier", null))
                .withMessageContaining("unknown classifier 'pet-classifier'; did you mean 'pets-classifier'?");
        refused(() -> store, request("dataset:pets", fake, "classifier:pets-classifier:4", null))
                .withMessageContaining("has no version 4; known: [3]");
        refused(() -> store, request("dataset:pets", fake, "auto", null))
                .withMessageContaining("do not fit classifier 'pets-classifier:3': got [1, 3, 3], expected [1, 2, 2]");
    }

    @Test
    void labelsAreForSamplesWithoutThem() throws IOException {
        png("real/a/1.png", 1);
        png("real/b/2.png", 2);
        onnx();
        Path labels = Files.writeString(root.resolve("labels.txt"), "0\n1\n");

        refused(request(root.resolve("real"), root.resolve("real"), onnxChoice(), labels))
                .withMessageContaining("--labels is for samples without labels")
                .withMessageContaining("2 classes");
    }

    @Test
    void imagesNeedNoNetwork() throws IOException {
        png("real/a/1.png", 1);
        png("real/b/2.png", 2);

        run(OFFLINE, request(root.resolve("real"), root.resolve("real"), "none"));

        assertThat(evaluator.order().at("/features/kind").asText()).isEqualTo("none");
        assertThat(evaluator.order().has("statistics")).isFalse();
    }

    @Test
    void aFailureLeavesNoDirectoryBehind() {
        EvaluationRequest request = request(matrix("r.npy", 1, 2, 3, 4), matrix("g.npy", 5, 6, 7, 8), "none");
        evaluator.exitCode = OfflineEvaluator.BAD_INPUT;

        assertThat(evaluation(OFFLINE).run(request)).isEmpty();

        assertThat(out().getParent()).doesNotExist();
    }

    @Test
    void whatTheEvaluatorHasToldIsNotToldAgain() {
        EvaluationRequest request = request(matrix("r.npy", 1, 2, 3, 4), matrix("g.npy", 5, 6, 7, 8), "none");
        evaluator.exitCode = OfflineEvaluator.BAD_INPUT;
        assertThat(evaluation(OFFLINE).run(request)).isEmpty();

        evaluator.exitCode = 137;
        assertThatThrownBy(() -> evaluation(OFFLINE).run(request))
                .hasMessageContaining("exit code 137, as one that is killed: no report is written")
                .hasMessageContaining("--heap");
        assertThat(out()).doesNotExist();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void requestsAreCheckedBeforeAnythingIsRead() {
        assertThatThrownBy(() -> new EvaluationRequest(
                        side(Side.REFERENCE, "r"),
                        side(Side.GENERATED, "g"),
                        null,
                        null,
                        new FeatureChoice.None(),
                        List.of("fid"),
                        "torch-fidelty",
                        0,
                        null,
                        1000,
                        1,
                        ReportPlace.of(out(), null),
                        ""))
                .hasMessageContaining("--protocol: unknown protocol 'torch-fidelty'; did you mean 'torch-fidelity'?");
        assertThatThrownBy(() -> ReportPlace.of(Path.of("report.txt"), null))
                .hasMessageContaining("report 'report.txt' cannot be written: expected a name that ends in .json");
        assertThatThrownBy(() -> ReportPlace.of(Path.of("report.json"), Path.of("stats.json")))
                .hasMessageContaining("statistics 'stats.json' cannot be written: expected a name that ends in .npz");
        assertThatThrownBy(() -> new EvaluatorProcess(root, "much"))
                .hasMessageContaining("--heap must be a number of MiB or GiB, such as 512m or 4g: got 'much'");
        assertThatThrownBy(() -> new EvaluatorProcess(root, "1g").run(root))
                .hasMessageContaining("service 'evaluator' is not built");
    }

    private EvaluationReport run(Supplier<ArtifactStore> store, EvaluationRequest request) {
        return evaluation(store).run(request).orElseThrow();
    }

    private Evaluation evaluation(Supplier<ArtifactStore> store) {
        LocalSource.Settings sources =
                new LocalSource.Settings(work, UnpackLimits.DEFAULT, DownloadSettings.DEFAULT, TransferProgress.NONE);
        OfflineTrainer untrained = order -> {
            throw new AssertionError("classifiers were asked for: " + order);
        };
        return new Evaluation(store, evaluator, untrained, sources, ImportProgress.SILENT, notes::add);
    }

    private ThrowableAssertAlternative<PlatformException> refused(EvaluationRequest request) {
        return refused(OFFLINE, request);
    }

    private ThrowableAssertAlternative<PlatformException> refused(
            Supplier<ArtifactStore> store, EvaluationRequest request) {
        var refusal = assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> evaluation(store).run(request));
        assertThat(out()).doesNotExist();
        return refusal;
    }

    private EvaluationRequest request(Path reference, Path generated, String features) {
        return request(reference, generated, features, null);
    }

    private EvaluationRequest request(Path reference, Path generated, String features, @Nullable Path labels) {
        return request(reference.toString(), generated.toString(), features, labels);
    }

    private EvaluationRequest request(String reference, String generated, String features, @Nullable Path labels) {
        return new EvaluationRequest(
                side(Side.REFERENCE, reference),
                side(Side.GENERATED, generated),
                null,
                labels,
                FeatureChoice.parse(features),
                List.of("fid", "prdc"),
                ProtocolNames.OWN,
                7,
                null,
                50,
                1,
                ReportPlace.of(out(), null),
                "./ganymede evaluate");
    }

    private static SideRequest side(Side side, String given) {
        return new SideRequest(side, given, null, null);
    }

    private Path out() {
        return root.resolve("reports/report.json");
    }

    private String onnxChoice() {
        return "onnx:" + root.resolve("net.onnx");
    }

    private void onnx() {
        ImageFiles.write(root.resolve("net.onnx"), new byte[1]);
        ImageFiles.write(root.resolve("net.json"), "{}".getBytes(StandardCharsets.UTF_8));
    }

    private Path matrix(String name, double... values) {
        return NpyFiles.write(root.resolve(name), Tensor.ofDoubles(List.of(2L, 2L), values));
    }

    private void png(String name, int value) {
        ImageFiles.write(root.resolve(name), ImageFiles.greyPng(value));
    }

    private static byte[] grey(int side) {
        return ImageFiles.encoded(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY), "png");
    }

    private void rgb(String name, int red, int green, int blue) {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 4; i++) {
            image.setRGB(i % 2, i / 2, red << 16 | green << 8 | blue);
        }
        ImageFiles.write(root.resolve(name), ImageFiles.encoded(image, "png"));
    }

    private static void dataset(InMemoryArtifactStore store, List<String> classes) {
        byte[] content = SafetensorsWriter.toBytes(
                Map.of(
                        "images", Tensor.ofBytes(List.of(3L, 1L, 2L, 2L), new byte[12]),
                        "labels", Tensor.ofLongs(List.of(3L), new long[] {0, 1, 0})),
                Map.of());
        String folder = ObjectKeys.dataset("pets", "1");
        ArtifactRef file = store.put(folder + "test.safetensors", content, "application/octet-stream");
        DatasetManifest manifest = Manifests.ofClasses(
                "pets", Shape.of(1, 2, 2), classes, Map.of("test", SplitDescription.ofClasses(file, List.of(2L, 1L))));
        store.put(folder + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
    }

    private static ArtifactRef classifier(InMemoryArtifactStore store, List<String> classes) {
        String folder = ObjectKeys.model("pets-classifier", 3);
        byte[] network = {1, 2, 3};
        ArtifactRef onnx = store.put(folder + "classifier.onnx", network, "application/octet-stream");
        ModelManifest manifest = new ModelManifest(
                "pets-classifier",
                3,
                ModelKind.CLASSIFIER,
                onnx,
                Shape.of(1, 2, 2),
                ConditionSpace.none(),
                classes,
                0,
                List.of(0.5),
                List.of(0.25),
                Map.of(),
                null,
                new ExportParity(8, 1e-6, 1e-4),
                new Lineage("job", 1, 100, "cd".repeat(32), new DatasetRef("pets", "1", onnx), null, null, null),
                Map.of(),
                Instant.EPOCH);
        byte[] content = Json.bytes(manifest);
        ArtifactRef ref = store.put(folder + ObjectKeys.MANIFEST, content, "application/json");
        assertThat(ref.sha256()).isEqualTo(Digest.of(content));
        return ref;
    }
}
