package io.ganymede.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganymede.cli.dataset.ImportProgress;
import io.ganymede.cli.dataset.archive.DownloadSettings;
import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.cli.dataset.archive.TransferProgress;
import io.ganymede.cli.dataset.archive.UnpackLimits;
import io.ganymede.cli.dataset.array.NpyFiles;
import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.cli.evaluate.side.Side;
import io.ganymede.cli.evaluate.side.SideRequest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.evaluation.ClassificationOrder;
import io.ganymede.common.evaluation.ProtocolNames;
import io.ganymede.common.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When and for what classifiers are trained before an evaluation. */
class EvaluationClassifiersTest {
    private final FakeEvaluator evaluator = new FakeEvaluator();
    private final List<ClassificationOrder> trained = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Path root;

    EvaluationClassifiersTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void classifiersAreTrainedOnTheSidesThatAreEvaluated() {
        labelledImages("real", "fake", "seen");

        run(request("real", "fake", "seen", "auto", "cas"));

        assertThat(trained).hasSize(1);
        ClassificationOrder order = trained.get(0);
        assertThat(order.steps()).isEqualTo(50);
        assertThat(order.seed()).isEqualTo(7);
        assertThat(order.threads()).isEqualTo(1);
        assertThat(order.generated().classes()).containsExactly("a", "b");
        assertThat(order.training()).isNotNull();
        assertThat(evaluator.order().at("/generated/file").asText())
                .isEqualTo(order.generated().file());
        assertThat(evaluator.order().at("/classification/kind").asText()).isEqualTo("refused");
        assertThat(evaluator.order().at("/features/kind").asText())
                .as("nothing else wants a network")
                .isEqualTo("none");
        assertThat(notes).isEmpty();
    }

    @Test
    void withoutTrainingImagesWithClassesTheReferenceIsHalved() {
        labelledImages("real", "fake");
        png("seen/1.png", 1);
        png("seen/2.png", 2);

        run(request("real", "fake", null, "none", "cas"));
        run(request("real", "fake", "seen", "none", "cas"));

        assertThat(trained).hasSize(2).allMatch(order -> order.training() == null);
        assertThat(notes)
                .contains(
                        "cas: no training images are given, so that one half of the reference is trained on and the other"
                                + " tested on",
                        "cas: not every training image has a class, so that one half of the reference is trained on and"
                                + " the other tested on");
    }

    @Test
    void nothingIsTrainedWhereTheSidesOrTheMetricsDoNotWantIt() {
        labelledImages("real", "fake");
        png("bare/1.png", 1);
        png("bare/2.png", 2);

        run(request("real", "fake", null, onnxChoice(), "all,conditional"));
        run(request("real", "bare", null, onnxChoice(), "cas,fid"));
        matrix("r.npy");
        matrix("g.npy");
        run(request("r.npy", "g.npy", null, "none", "cas,fid"));

        assertThat(trained).isEmpty();
        assertThat(evaluator.order().has("classification")).isFalse();
    }

    @Test
    void scoresOfFeaturesStillWantANetwork() {
        labelledImages("real", "fake");

        refused(request("real", "fake", null, "auto", "cas,fid"))
                .withMessageContaining("--features auto takes the classifier of the reference's data set");
        assertThat(trained).isEmpty();
    }

    @Test
    void aSlipIsToldBeforeTheTraining() {
        labelledImages("real", "fake");
        evaluator.checkCode = OfflineEvaluator.BAD_INPUT;

        assertThat(evaluation().run(request("real", "fake", null, onnxChoice(), "cas,fidd")))
                .isEmpty();

        assertThat(trained).isEmpty();
    }

    @Test
    void aTrainingHasSteps() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> request("real", "fake", null, "none", "cas", 0))
                .withMessage("--cas-steps must be at least 1: got 0");
    }

    private void run(EvaluationRequest request) {
        EvaluationReport unused = evaluation().run(request).orElseThrow();
    }

    private ThrowableAssertAlternative<PlatformException> refused(EvaluationRequest request) {
        return assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> evaluation().run(request));
    }

    private Evaluation evaluation() {
        return new Evaluation(
                () -> {
                    throw new AssertionError("the platform was asked");
                },
                evaluator,
                this::train,
                new LocalSource.Settings(
                        root.resolve("work"), UnpackLimits.DEFAULT, DownloadSettings.DEFAULT, TransferProgress.NONE),
                ImportProgress.SILENT,
                notes::add);
    }

    private Classification train(ClassificationOrder order) {
        assertThat(Path.of(order.generated().file())).exists();
        trained.add(order);
        return new Classification.Refused("as a test wants it");
    }

    private EvaluationRequest request(
            String reference, String generated, @Nullable String training, String features, String metrics) {
        return request(reference, generated, training, features, metrics, 50);
    }

    private EvaluationRequest request(
            String reference,
            String generated,
            @Nullable String training,
            String features,
            String metrics,
            long steps) {
        return new EvaluationRequest(
                side(Side.REFERENCE, reference),
                side(Side.GENERATED, generated),
                training == null ? null : side(Side.TRAINING, training),
                null,
                FeatureChoice.parse(features),
                List.of(metrics.split(",")),
                ProtocolNames.OWN,
                7,
                null,
                steps,
                1,
                ReportPlace.of(root.resolve("report.json"), null),
                "./ganymede evaluate");
    }

    private SideRequest side(Side side, String name) {
        return new SideRequest(side, root.resolve(name).toString(), null, null);
    }

    private void labelledImages(String... folders) {
        for (String folder : folders) {
            png(folder + "/a/1.png", 10);
            png(folder + "/b/2.png", 20);
        }
    }

    private void png(String name, int value) {
        ImageFiles.write(root.resolve(name), ImageFiles.greyPng(value));
    }

    private void matrix(String name) {
        NpyFiles.write(root.resolve(name), Tensor.ofDoubles(List.of(2L, 2L), new double[] {1, 2, 3, 4}));
    }

    private String onnxChoice() {
        ImageFiles.write(root.resolve("net.onnx"), new byte[1]);
        ImageFiles.write(root.resolve("net.json"), "{}".getBytes(StandardCharsets.UTF_8));
        return "onnx:" + root.resolve("net.onnx");
    }
}
