package io.ganymede.evaluator.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input: exit code 2, one line that names the thing, and no file is left behind. */
class BadOrderTest {
    private Path folder;
    private Orders orders;
    private Map<String, Object> order;

    @BeforeEach
    void makeAGoodOrder(@TempDir Path temporary) {
        folder = temporary;
        orders = new Orders(temporary);
        order = orders.order(orders.features("real", LcgMatrices.x()), orders.features("fake", LcgMatrices.y()));
    }

    @Test
    void oneImage() {
        order.put("generated", orders.features("fake", LcgMatrices.rows(LcgMatrices.y(), 0, 1)));

        assertRefused("'fake' is too small: got rows {features=1}, expected at least 2");
    }

    @Test
    void aFeatureThatIsNoNumber() {
        double[] values = LcgMatrices.y().values().clone();
        values[2 * 16 + 3] = Double.NaN;
        order.put("generated", orders.features("fake", new Matrix(150, 16, values)));

        assertRefused("'fake' features '[2, 3]' is not finite: got NaN, expected a finite number");
    }

    @Test
    void anUnknownMetric() {
        order.put("metrics", List.of("kid", "recal"));

        assertRefused("unknown metric 'recal'; did you mean 'recall'? known: [all, amScore,");
    }

    @Test
    void noMetric() {
        order.put("metrics", List.of());

        assertRefused("order 'metrics' is empty");
    }

    @Test
    void anUnknownProtocol() {
        order.put("protocol", "clean_fid");

        assertRefused("unknown protocol 'clean_fid'; did you mean 'clean-fid'? known: [am-gan, cagan, clean-fid,"
                + " ganymede, pytorch-fid, stylegan3, torch-fidelity]");
    }

    @Test
    void anUnknownKindOfFeatures() {
        order.put("features", Map.of("kind", "non"));

        assertRefused("'non'", "[classifier, none, onnx]");
    }

    @Test
    void aClassifierWithoutItsFile() {
        order.put("features", Map.of("kind", "classifier", "label", "digits/1"));

        assertRefused("features", "manifestDigest");
    }

    @Test
    void differentNumbersOfFeatures() {
        order.put("generated", orders.features("fake", LcgMatrices.columns(LcgMatrices.y(), 8)));

        assertRefused("evaluation features 'd' do not fit together: got [8, 16, 16]");
    }

    @Test
    void aLabelOutOfRange() {
        Tensor labels = Tensor.ofLongs(List.of(3L), new long[] {0, 1, 2});
        order.put(
                "generated",
                orders.side(
                        "fake",
                        Map.of("features", Orders.tensor(LcgMatrices.uniform(1, 3, 16)), "labels", labels),
                        Orders.PARITY));

        assertRefused("'fake' has label '2' at row 2, which is out of range: expected [0, 2), classes [even, odd]");
    }

    @Test
    void labelsWithoutNames() {
        order.put(
                "generated",
                orders.side("fake", Map.of("features", Orders.tensor(LcgMatrices.y()), "labels", Orders.parity(150))));

        assertRefused("'fake' has labels but the order names no classes for them");
    }

    @Test
    void fewerLabelsThanRows() {
        order.put(
                "generated",
                orders.side(
                        "fake",
                        Map.of("features", Orders.tensor(LcgMatrices.y()), "labels", Orders.parity(149)),
                        Orders.PARITY));

        assertRefused("'fake' has parts that do not fit together: got rows {features=150, labels=149}");
    }

    @Test
    void classesOfOtherNames() {
        Map<String, Tensor> labelled = Map.of("features", Orders.tensor(LcgMatrices.y()), "labels", Orders.parity(150));
        order.put("reference", orders.side("real", labelled, Orders.PARITY));
        order.put("generated", orders.side("fake", labelled, List.of("odd", "even")));

        assertRefused("classes do not fit together: got [odd, even] of 'fake' and [even, odd] of 'real'");
    }

    @Test
    void imagesHeldAgainstFeatures() {
        order.put("generated", orders.side("fake", Map.of("images", Orders.images(4, 0, 1))));

        assertRefused("none of the metrics [all] can be measured");
    }

    @Test
    void imagesOfAnotherType() {
        Tensor floats = Tensor.ofFloats(List.of(2L, 1L, 1L, 1L), new float[2]);
        order.put("generated", orders.side("fake", Map.of("images", floats)));

        assertRefused("'fake' has images F32 [2, 1, 1, 1], expected U8 [N, C, H, W]");
    }

    @Test
    void nothingToCompare() {
        order.put("generated", orders.side("fake", Map.of("labels", Orders.parity(4)), Orders.PARITY));

        assertRefused("'fake' holds [labels], expected either images, features or logits");
    }

    @Test
    void anUnknownTensor() {
        order.put("generated", orders.side("fake", Map.of("feature", Orders.tensor(LcgMatrices.y()))));

        assertRefused("unknown tensor 'feature'; did you mean 'features'?");
    }

    @Test
    void aMeanWithoutItsCovariance() {
        order.put("reference", orders.side("real", Map.of("mu", Tensor.ofDoubles(List.of(2L), new double[2]))));

        assertRefused("'real' holds [mu], expected mu and sigma together");
    }

    @Test
    void aCovarianceThatIsNone() {
        order.put("reference", statistics(1, 0.5, 0.4, 1));
        assertRefused("'real' sigma is no covariance: got '[1, 0]' 0.4 and its mirror image 0.5");

        order.put("reference", statistics(1, 0, 0, -1));
        assertRefused("'real' sigma is no covariance: got '[1, 0]'");

        order.put("reference", statistics(1, 0, 0, Double.POSITIVE_INFINITY));
        assertRefused("'real' sigma '[1, 1]' is not finite");
    }

    @Test
    void aDamagedFile() throws IOException {
        Files.writeString(folder.resolve("fake.safetensors"), "no tensors in here");

        assertRefused("fake.safetensors");
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        Files.delete(folder.resolve("fake.safetensors"));

        assertRefused("does not exist");
    }

    @Test
    void metricsOfWhichNoneCanBeMeasured() {
        order.put("metrics", List.of("labelAccuracy"));

        assertRefused("none of the metrics [labelAccuracy] can be measured: {labelAccuracy=needs a class for each");
    }

    @Test
    void aFolderThatIsNotThere() {
        order.put("out", folder.resolve("nowhere").resolve("report.json").toString());

        assertRefused("order 'out' cannot be written: got '");
    }

    @Test
    void fewerSamplesThanTwo() {
        order.put("samples", 1);

        assertRefused("'samples' is out of range: got 1, expected at least 2");
    }

    @Test
    void anotherFormat() {
        order.put("version", 9);
        assertRefused("order 'version' is unknown: got 9, expected 1");

        Orders.Outcome outcome = orders.run("{ no order".getBytes(StandardCharsets.UTF_8));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.errors()).contains("is not valid JSON");
    }

    @Test
    void anOrderCanBeLookedAtAlone() {
        assertThat(orders.check(order).code()).isZero();
        assertThat(orders.written()).isEmpty();

        order.put("metrics", List.of("cas", "fidd"));
        Orders.Outcome outcome = orders.check(order);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.errors()).contains("unknown metric 'fidd'; did you mean 'fid'?");
    }

    private Map<String, Object> statistics(double... sigma) {
        return orders.side(
                "real",
                Map.of(
                        "mu",
                        Tensor.ofDoubles(List.of(2L), new double[2]),
                        "sigma",
                        Tensor.ofDoubles(List.of(2L, 2L), sigma)));
    }

    private void assertRefused(String... mentions) {
        Orders.Outcome outcome = orders.run(order);

        assertThat(outcome.errors()).startsWith("error: ").contains(mentions);
        assertThat(outcome.errors().strip()).hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(orders.written()).isEmpty();
    }
}
