package io.ganymede.evaluator.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.json.Json;
import io.ganymede.common.tensor.NpzFile;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.numpy.RandomState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features and logits given as they are; expected numbers are from NumPy and SciPy in float64. */
class OfflineEvaluationTest {
    private static final double RELATIVE = 1e-9;
    private static final double BETWEEN = 0.09663909708970851;
    /** {@code RandomState(2020)}, per subset {@code choice(150, 150)} of the generated rows and then {@code choice(200, 150)}. */
    private static final double KID_MEAN = 0.0190503151936971;

    private static final double KID_DEVIATION = 0.0016347016882797226;
    /** {@code RandomState(2020).permutation(100)}, ten splits. */
    private static final double SHUFFLED_MEAN = 2.399105877066623;

    private static final double SHUFFLED_DEVIATION = 0.18973133864179892;

    private Orders orders;

    @BeforeEach
    void makeOrders(@TempDir Path temporary) {
        orders = new Orders(temporary);
    }

    @Test
    void featuresWithClassesHaveTheReferenceValues() {
        // Given
        Map<String, Object> order = orders.order(
                orders.side(
                        "real",
                        Map.of("features", Orders.tensor(LcgMatrices.x()), "labels", Orders.parity(200)),
                        Orders.PARITY),
                orders.side(
                        "fake",
                        Map.of("features", Orders.tensor(LcgMatrices.y()), "labels", Orders.parity(150)),
                        Orders.PARITY));

        // When
        Orders.Outcome outcome = orders.run(order);

        // Then
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertScore(outcome, "fid", 0.142103140106);
        assertScore(outcome, "classFid", 0.234928092586);
        assertScore(outcome, "betweenClassFid", BETWEEN);
        assertThat(outcome.json().at("/metrics/classFid/perClass/even").asDouble())
                .isCloseTo(0.235143424770, within(1e-12));
        assertThat(outcome.json().at("/metrics/classFid/perClass/odd").asDouble())
                .isCloseTo(0.234712760402, within(1e-12));
        assertScore(outcome, "precision", 146 / 150.0);
        assertScore(outcome, "recall", 0.82);
        assertScore(outcome, "density", 1.424);
        assertScore(outcome, "coverage", 0.94);
        assertScore(outcome, "authPct", 54);
        assertThat(outcome.value("memorisationDistance")).isCloseTo(0.0763091163, within(6e-11));
        assertScore(outcome, "mifid", 0.142103140106 / (outcome.value("memorisationDistance") + 1e-14));
        assertThat(outcome.json().at("/metrics/fid/standardError").asDouble()).isPositive();
        assertThat(outcome.json().at("/classes/1").toString())
                .isEqualTo("{\"name\":\"odd\",\"generated\":75,\"reference\":100}");
    }

    @Test
    void whatIsMissingIsSkippedWithItsReason() {
        Orders.Outcome outcome = orders.run(
                orders.order(orders.features("real", LcgMatrices.x()), orders.features("fake", LcgMatrices.y())));

        JsonNode skipped = outcome.json().path("skipped");
        assertThat(skipped.path("classFid").asText())
                .isEqualTo("needs a class for each generated and each reference image");
        assertThat(skipped.path("labelAccuracy").asText())
                .isEqualTo("needs a class for each generated image and a classifier that knows the classes");
        assertThat(skipped.path("amScoreEntropy").asText())
                .isEqualTo("needs predictions of a classifier on the generated images");
        assertThat(skipped.path("parzen").asText())
                .isEqualTo("needs the generated and the reference images themselves");
        assertThat(skipped.has("fid")).isFalse();
        assertThat(outcome.json().has("confusion")).isFalse();
    }

    @Test
    void logitsAloneHaveTheScoresOfPredictions() {
        // Given
        Map<String, Object> generated =
                orders.side("fake", Map.of("logits", Orders.tensor(LcgMatrices.generatedLogits())));
        Map<String, Object> order = orders.order(
                orders.side("real", Map.of("logits", Orders.tensor(LcgMatrices.trainingLogits()))), generated);

        // When
        Orders.Outcome outcome = orders.run(order);

        // Then
        assertThat(outcome.errors()).isEmpty();
        assertScore(outcome, "inceptionScore", 2.684404564252);
        assertScore(outcome, "modeScore", 2.684404564252);
        assertScore(outcome, "modeScoreWithPrior", 2.480350907021);
        assertScore(outcome, "amScore", 1.396670893387);
        assertScore(outcome, "amScoreDivergence", 0.094672487101);
        assertScore(outcome, "amScoreEntropy", 1.301998406287);
        assertThat(outcome.json().at("/skipped/fid").asText())
                .isEqualTo("needs features of the generated and the reference images");
        assertThat(outcome.json().path("metrics")).hasSize(6);
    }

    @Test
    void splitsFollowTheProtocol() {
        Map<String, Object> order = orders.order(
                orders.side("real", Map.of("logits", Orders.tensor(LcgMatrices.trainingLogits()))),
                orders.side("fake", Map.of("logits", Orders.tensor(LcgMatrices.generatedLogits()))));
        order.put("protocol", "am-gan");
        JsonNode inOrder = orders.run(order).json().at("/details/inceptionScore/overSplits");
        order.put("protocol", "torch-fidelity");
        Orders.Outcome outcome = orders.run(order);
        JsonNode shuffled = outcome.json().at("/details/inceptionScore/overSplits");

        assertClose(inOrder.path("mean").asDouble(), 2.412421408621);
        assertClose(inOrder.path("deviation").asDouble(), 0.127798216717);
        assertClose(shuffled.path("mean").asDouble(), SHUFFLED_MEAN);
        assertClose(shuffled.path("deviation").asDouble(), SHUFFLED_DEVIATION);
        assertClose(outcome.value("inceptionScore"), SHUFFLED_MEAN);
        assertClose(
                outcome.json().at("/metrics/inceptionScore/standardError").asDouble(),
                SHUFFLED_DEVIATION / Math.sqrt(10));
    }

    @Test
    void kernelDistanceAndBallsFollowTheProtocol() {
        // Given
        Map<String, Object> whole =
                orders.order(orders.features("real", LcgMatrices.x()), orders.features("fake", LcgMatrices.y()));
        whole.put("protocol", "torch-fidelity");
        whole.put("metrics", List.of("kid"));
        Map<String, Object> narrow = orders.order(
                orders.features("real4", LcgMatrices.columns(LcgMatrices.x(), 4)),
                orders.features("fake4", LcgMatrices.columns(LcgMatrices.y(), 4)));
        narrow.put("metrics", List.of("prdc"));

        // When, then
        Orders.Outcome kernel = orders.run(whole);
        assertThat(kernel.json().path("metrics")).hasSize(1);
        assertScore(kernel, "kid", KID_MEAN);
        assertClose(kernel.json().at("/details/kid/deviation").asDouble(), KID_DEVIATION);

        Orders.Outcome five = orders.run(narrow);
        assertScore(five, "precision", 149 / 150.0);
        assertScore(five, "recall", 0.945);
        assertScore(five, "density", 0.992);
        assertScore(five, "coverage", 0.88);

        narrow.put("protocol", "torch-fidelity");
        Orders.Outcome three = orders.run(narrow);
        assertScore(three, "precision", 143 / 150.0);
        assertScore(three, "recall", 0.825);
        assertScore(three, "density", 406 / 450.0);
        assertScore(three, "coverage", 0.71);
    }

    @Test
    void covariancesFollowTheProtocol() {
        Map<String, Object> order =
                orders.order(orders.features("real", LcgMatrices.x()), orders.features("fake", LcgMatrices.y()));
        order.put("protocol", "stylegan3");

        assertScore(orders.run(order), "fid", 0.141907242596);
    }

    @Test
    void meanAndCovarianceCanStandForTheReference() {
        // Given
        Matrix x = LcgMatrices.x();
        Map<String, Object> order = orders.order(
                orders.side(
                        "real",
                        Map.of(
                                "mu",
                                Tensor.ofDoubles(List.of(16L), mean(x)),
                                "sigma",
                                Tensor.ofDoubles(List.of(16L, 16L), covariance(x)))),
                orders.features("fake", LcgMatrices.y()));

        // When
        Orders.Outcome outcome = orders.run(order);

        // Then
        assertThat(outcome.errors()).isEmpty();
        assertScore(outcome, "fid", 0.142103140106);
        assertThat(outcome.json().at("/skipped/kid").asText())
                .isEqualTo("needs the features of each reference image, not statistics alone");
        assertThat(outcome.json().at("/skipped/authPct").asText()).contains("each training image");
        assertThat(outcome.json().at("/protocol/reference/counts/count").asLong())
                .as("not told")
                .isZero();
        assertThat(outcome.json().path("warnings").toString()).contains("only mean and covariance are known");
    }

    @Test
    void fewerSamplesAreDrawnBySeed() {
        // Given
        Map<String, Object> order =
                orders.order(orders.features("real", LcgMatrices.x()), orders.features("fake", LcgMatrices.y()));
        order.put("metrics", List.of("fid"));
        order.put("samples", 100);
        order.put("seed", 5);
        double drawn = orders.run(order).value("fid");
        assertThat(orders.run(order).json().at("/protocol/generated/count").asLong())
                .isEqualTo(100);

        // When the same rows are given as they are
        int[] rows = new RandomState(5).choice(150, 100);
        Arrays.sort(rows);
        Matrix chosen = RowSet.of(LcgMatrices.y()).select(rows);
        Map<String, Object> given =
                orders.order(orders.features("real", LcgMatrices.x()), orders.features("chosen", chosen));
        given.put("metrics", List.of("fid"));

        // Then
        assertThat(orders.run(given).value("fid")).isCloseTo(drawn, within(1e-12));
        order.put("seed", 4_294_967_295L);
        assertThat(orders.run(order).value("fid")).isNotCloseTo(drawn, within(1e-6));
    }

    @Test
    void aCollapsedGeneratorHasFiniteScoresEverywhere() {
        // Given: every generated row and image is the same
        double[] equal = new double[60 * 16];
        Arrays.fill(equal, 0.25);
        Map<String, Object> order = orders.order(
                orders.side(
                        "real",
                        Map.of(
                                "features",
                                Orders.tensor(LcgMatrices.x()),
                                "logits",
                                Orders.tensor(LcgMatrices.columns(LcgMatrices.x(), 2)),
                                "labels",
                                Orders.parity(200),
                                "images",
                                Orders.images(200, 0, 1)),
                        Orders.PARITY),
                orders.side(
                        "fake",
                        Map.of(
                                "features",
                                Orders.tensor(new Matrix(60, 16, equal)),
                                "logits",
                                Orders.tensor(Matrix.zeros(60, 2)),
                                "labels",
                                Orders.parity(60),
                                "images",
                                Orders.images(60, 200, 0)),
                        Orders.PARITY));

        // When
        Orders.Outcome outcome = orders.run(order);

        // Then
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.json().path("skipped")).isEmpty();
        JsonNode metrics = outcome.json().path("metrics");
        assertThat(metrics).hasSizeGreaterThan(20);
        metrics.properties().forEach(score -> {
            assertThat(score.getValue().path("value").isNumber())
                    .as(score.getKey())
                    .isTrue();
            assertThat(score.getValue().path("value").asDouble())
                    .as(score.getKey())
                    .isFinite();
        });
        assertThat(outcome.value("msSsim")).isCloseTo(1, within(1e-3));
        assertThat(outcome.value("coverage")).isLessThan(0.05);
        assertThat(outcome.json().path("warnings").toString())
                .contains("59 of the 60 generated images are copies of others");
    }

    @Test
    void theReportTellsWhatItRestsOnAndIsWrittenWithItsPage() throws IOException {
        // Given
        Map<String, Object> order =
                orders.order(orders.features("real", LcgMatrices.x()), orders.features("fa<ke", LcgMatrices.y()));

        // When
        Orders.Outcome outcome = orders.run(order);

        // Then
        JsonNode report = outcome.json();
        assertThat(orders.written()).containsExactly("report.html", "report.json");
        assertThat(report.path("command").asText()).isEqualTo("ganymede evaluate --reference <r>");
        assertThat(report.path("provenance").path("machine").asText()).isNotEmpty();
        assertThat(report.path("durationsSeconds").has("fid")).isTrue();
        assertThat(report.at("/details/fidInfinity/points")).hasSize(15);
        assertThat(Files.size(outcome.report())).as("no lists of samples").isLessThan(20_000);
        String page = Files.readString(outcome.page());
        assertThat(page)
                .contains("fa&lt;ke against real")
                .contains("ganymede evaluate --reference &lt;r&gt;")
                .contains(report.path("fingerprint").asText())
                .contains("needs a class for each generated and each reference image")
                .contains("Fréchet distance of growing numbers of images")
                .contains("src=\"data:image/png;base64,iVBOR")
                .doesNotContain("http")
                .doesNotContain("NOT_FOUND");
        assertThat(Jsoup.parse(page).select(".strips img, .near img"))
                .as("only features are known")
                .isEmpty();
    }

    @Test
    void everyNumberOfTheReportIsOnThePage() throws IOException {
        // Given images with features, logits and classes; the fourth generated one is a training image
        Matrix fake = LcgMatrices.y();
        System.arraycopy(LcgMatrices.x().values(), 7 * 16, fake.values(), 3 * 16, 16);
        Map<String, Object> order = orders.order(
                orders.side("real", pictured(LcgMatrices.x(), 200), Orders.PARITY),
                orders.side("fake", pictured(fake, 150), Orders.PARITY));

        // When
        Orders.Outcome outcome = orders.run(order);

        // Then
        assertThat(outcome.errors()).isEmpty();
        JsonNode report = outcome.json();
        Document page = Jsoup.parse(Files.readString(outcome.page()));
        Set<String> values = Set.copyOf(page.select("data").eachAttr("value"));
        Set<String> errors = Set.copyOf(page.select("data").eachAttr("data-error"));
        report.path("metrics").properties().forEach(score -> {
            assertThat(values)
                    .as(score.getKey())
                    .contains(Double.toString(score.getValue().path("value").asDouble()));
            score.getValue().path("perClass").forEach(value -> assertThat(values)
                    .as(score.getKey())
                    .contains(Double.toString(value.asDouble())));
            if (score.getValue().has("standardError")) {
                assertThat(errors)
                        .as(score.getKey())
                        .contains(Double.toString(
                                score.getValue().path("standardError").asDouble()));
            }
        });
        report.at("/confusion/counts")
                .forEach(row -> row.forEach(count -> assertThat(values).contains(count.asText())));
        List<String> terms =
                page.select("section[aria-labelledby=background] details pre").eachText();
        report.path("details").forEach(details -> assertThat(terms)
                .anySatisfy(text -> assertThat(Json.parse("terms", text.getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(details)));
        assertThat(page.select("section[aria-labelledby=samples] img")).hasSize(4);
        assertThat(page.select(".near tbody tr")).hasSize(8);
        assertThat(page.expectFirst(".near tbody tr").text())
                .startsWith("odd, image 3 0 odd, image 7")
                .endsWith("identical");
        assertThat(page.text()).contains("Of all 150 generated images, those that are closest to a reference image");
    }

    @Test
    void imagesThatNoNetworkSeesHaveTheScoresOfPixels() throws IOException {
        Map<String, Object> order = orders.order(
                orders.side(
                        "real", Map.of("images", Orders.images(20, 0, 3), "labels", Orders.parity(20)), Orders.PARITY),
                orders.side(
                        "fake", Map.of("images", Orders.images(12, 5, 4), "labels", Orders.parity(12)), Orders.PARITY));

        Orders.Outcome outcome = orders.run(order);

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.json().path("metrics").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("msSsim", "msSsimReal", "parzen");
        assertThat(outcome.json().at("/skipped/fid").asText())
                .isEqualTo("needs features of the generated and the reference images");
        assertThat(Jsoup.parse(Files.readString(outcome.page())).select(".strips img"))
                .hasSize(4);
    }

    @Test
    void savedStatisticsAreAReferenceLikeTheSamplesThemselves() {
        // Given more and fewer rows than columns
        for (Matrix fake : List.of(LcgMatrices.y(), RowSet.of(LcgMatrices.y()).block(0, 9))) {
            Map<String, Object> order =
                    orders.order(orders.features("real", LcgMatrices.x()), orders.features("fake", fake));
            order.put("metrics", List.of("fid"));
            order.put("statistics", orders.folder().resolve("stats.npz").toString());

            // When
            Orders.Outcome outcome = orders.run(order);

            // Then
            assertThat(outcome.errors()).isEmpty();
            assertThat(orders.written()).containsExactly("report.html", "report.json", "stats.npz");
            double[] mu;
            double[] sigma;
            try (NpzFile file = NpzFile.open(orders.folder().resolve("stats.npz"))) {
                assertThat(file.names()).isEqualTo(List.of("mu", "sigma"));
                assertThat(file.array("sigma").shape()).isEqualTo(List.of(16L, 16L));
                mu = file.array("mu").toDoubles();
                sigma = file.array("sigma").toDoubles();
            }
            assertThat(mu).containsExactly(mean(fake), within(1e-14));
            assertThat(sigma).containsExactly(covariance(fake), within(1e-14));
            Map<String, Object> again = orders.order(
                    orders.side(
                            "saved",
                            Map.of(
                                    "mu", Tensor.ofDoubles(List.of(16L), mu),
                                    "sigma", Tensor.ofDoubles(List.of(16L, 16L), sigma))),
                    orders.features("fake", fake));
            again.put("metrics", List.of("fid"));
            assertThat(orders.run(again).value("fid")).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void statisticsOfSamplesWithoutFeaturesAreRefused() {
        Map<String, Object> order = orders.order(
                orders.side("real", Map.of("logits", Orders.tensor(LcgMatrices.trainingLogits()))),
                orders.side("fake", Map.of("logits", Orders.tensor(LcgMatrices.generatedLogits()))));
        order.put("statistics", orders.folder().resolve("stats.npz").toString());

        Orders.Outcome outcome = orders.run(order);

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.errors()).contains("statistics of 'fake' cannot be saved");
        assertThat(orders.written()).isEmpty();
    }

    @Test
    void copiesOfTheTrainingImagesAreWarnedOf() {
        Orders.Outcome outcome = orders.run(
                orders.order(orders.features("real", LcgMatrices.x()), orders.features("fake", LcgMatrices.x())));

        assertThat(outcome.value("mifid")).isFinite();
        assertThat(outcome.json().path("warnings").toString())
                .contains("the generated images are all but copies of real ones, memorisationDistance");
    }

    @Test
    void neighboursAreFoundWithoutTheScoreThatFindsThemToo() throws IOException {
        Map<String, Object> order = orders.order(
                orders.side("real", pictured(LcgMatrices.x(), 200), Orders.PARITY),
                orders.side("fake", pictured(LcgMatrices.y(), 150), Orders.PARITY));
        String all = rows(orders.run(order));
        order.put("metrics", List.of("fid"));

        assertThat(rows(orders.run(order))).isEqualTo(all).contains("image");
    }

    private static String rows(Orders.Outcome outcome) throws IOException {
        return Jsoup.parse(Files.readString(outcome.page()))
                .select(".near tbody")
                .text();
    }

    private static Map<String, Tensor> pictured(Matrix features, int rows) {
        return Map.of(
                "features",
                Orders.tensor(features),
                "logits",
                Orders.tensor(LcgMatrices.columns(features, 2)),
                "labels",
                Orders.parity(rows),
                "images",
                Orders.images(rows, 0, 1));
    }

    @Test
    void equalOrdersGiveEqualScores() {
        Map<String, Object> order =
                orders.order(orders.features("real", LcgMatrices.x()), orders.features("fake", LcgMatrices.y()));

        JsonNode first = orders.run(order).json();
        JsonNode second = orders.run(order).json();

        assertThat(second.path("metrics")).isEqualTo(first.path("metrics"));
        assertThat(second.path("details")).isEqualTo(first.path("details"));
        assertThat(second.path("fingerprint")).isEqualTo(first.path("fingerprint"));
    }

    private static void assertScore(Orders.Outcome outcome, String score, double expected) {
        assertThat(outcome.value(score)).as(score).isCloseTo(expected, within(RELATIVE * expected));
    }

    private static void assertClose(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(RELATIVE * expected));
    }

    private static double[] mean(Matrix rows) {
        double[] mean = new double[rows.columns()];
        for (int i = 0; i < rows.values().length; i++) {
            mean[i % mean.length] += rows.values()[i] / rows.rows();
        }
        return mean;
    }

    private static double[] covariance(Matrix rows) {
        double[] mean = mean(rows);
        int d = mean.length;
        double[] covariance = new double[d * d];
        for (int row = 0; row < rows.rows(); row++) {
            for (int i = 0; i < d * d; i++) {
                covariance[i] +=
                        (rows.at(row, i / d) - mean[i / d]) * (rows.at(row, i % d) - mean[i % d]) / (rows.rows() - 1);
            }
        }
        return covariance;
    }
}
