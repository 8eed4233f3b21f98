package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.ganymede.trainer.loss.D2dCrossEntropyLoss.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class D2dCrossEntropyLossTest {
    private final LossArrays arrays = new LossArrays();

    @AfterEach
    void close() {
        arrays.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PAPER, 0.98, 0.02, 0.5, 1.815387",
        "PAPER, 1, 0, 0.75, 1.552101",
        "RELEASED, 0.98, 0.02, 0.5, 0.851921",
        "RELEASED, 1, 0, 0.75, 0.903323"
    })
    void batchGivesThePublishedValues(Form form, double positive, double negative, double temperature, double mean) {
        D2dCrossEntropyLoss loss = new D2dCrossEntropyLoss(positive, negative, temperature, form);
        assertThat(EmbeddingExample.of(loss, arrays)).isCloseTo(mean, within(1e-6));
    }

    // The mean over a batch is all that the loss gives, so each row is reached by what it costs alone: plain arithmetic
    // on
    // the same definition, which must reproduce the published rows and, on the whole, the loss.
    @ParameterizedTest
    @CsvSource({"PAPER, 2.588812, 1.098612, 1.910849, 1.663273", "RELEASED, 1.277485, 0.486721, 0.793054, 0.850424"})
    void rowsGiveThePublishedValues(Form form, double first, double second, double third, double fourth) {
        double[] rows = Definition.rows(EmbeddingExample.EMBEDDINGS, released(form));
        assertThat(rows).containsExactly(new double[] {first, second, third, fourth}, within(1e-6));
        D2dCrossEntropyLoss loss = new D2dCrossEntropyLoss(0.98, 0.02, 0.5, form);
        assertThat(EmbeddingExample.of(loss, arrays)).isCloseTo(Definition.mean(rows), within(1e-12));
    }

    @Test
    void anImageCostsAtLeastTheLogarithmOfOneAndItsRivals() {
        // On its proxy and far from the other class: ln(1 + 2), the floor.
        assertThat(Definition.rows(EmbeddingExample.EMBEDDINGS, released(Form.PAPER))[1])
                .isCloseTo(Math.log(3), within(1e-12));
    }

    @Test
    void theReleasedScaleGetsNoGradient() {
        double[] scale = released(Form.RELEASED);
        D2dCrossEntropyLoss loss = new D2dCrossEntropyLoss(0.98, 0.02, 0.5, Form.RELEASED);
        double[] derived = LossGradients.of(
                EmbeddingExample.embeddings(arrays),
                f -> loss.of(f, EmbeddingExample.proxies(arrays), EmbeddingExample.labels(arrays)));
        double step = 1e-5;
        for (int i = 0; i < derived.length; i++) {
            double above = Definition.mean(Definition.rows(moved(i, step), scale));
            double below = Definition.mean(Definition.rows(moved(i, -step), scale));
            assertThat(derived[i]).as("component %d", i).isCloseTo((above - below) / (2 * step), within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aBatchOfOneClassCostsNothingAndGivesNoGradient(Form form) {
        D2dCrossEntropyLoss loss = new D2dCrossEntropyLoss(0.98, 0.02, 0.5, form);
        for (int images = 1; images <= 3; images++) {
            double[][] f = new double[images][];
            for (int i = 0; i < images; i++) {
                f[i] = EmbeddingExample.EMBEDDINGS[i];
            }
            NDArray labels = arrays.oneHot(2, new int[images]);
            NDArray v = arrays.rows(f).mul(-1);
            assertThat(loss.of(arrays.rows(f), v, labels).getDouble()).isZero();
            assertThat(LossGradients.of(arrays.rows(f), x -> loss.of(x, v, labels)))
                    .containsOnly(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void lowTemperaturesStayFinite(Form form) {
        D2dCrossEntropyLoss loss = new D2dCrossEntropyLoss(0.98, 0.02, 0.01, form);
        NDArray f = EmbeddingExample.embeddings(arrays).toType(DataType.FLOAT32, true);
        NDArray v = f.mul(-1);
        NDArray labels = EmbeddingExample.labels(arrays).toType(DataType.FLOAT32, true);
        assertThat(loss.of(f, v, labels).getFloat()).isFinite().isGreaterThan(100);
    }

    /** The factors of the negatives' sums, e^-M_i: of the released form at the example's point, or 1. */
    private static double[] released(Form form) {
        double[] scale = new double[4];
        for (int i = 0; i < 4; i++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < 4; j++) {
                double cosine = Definition.dot(EmbeddingExample.EMBEDDINGS[i], EmbeddingExample.EMBEDDINGS[j]);
                greatest = j == i ? greatest : Math.max(greatest, (cosine - 0.02) / 0.5);
            }
            scale[i] = form == Form.RELEASED ? Math.exp(-greatest) : 1;
        }
        return scale;
    }

    private static double[][] moved(int component, double by) {
        double[][] moved = new double[4][];
        for (int i = 0; i < 4; i++) {
            moved[i] = EmbeddingExample.EMBEDDINGS[i].clone();
        }
        moved[component / 2][component % 2] += by;
        return moved;
    }

    /** The example's loss with m_p 0.98, m_n 0.02, tau 0.5, number by number. */
    private static final class Definition {
        static double[] rows(double[][] f, double[] scale) {
            double[] rows = new double[f.length];
            for (int i = 0; i < f.length; i++) {
                double positive = Math.exp(Math.min(dot(f[i], EmbeddingExample.PROXIES[i]) - 0.98, 0) / 0.5);
                double negatives = 0;
                for (int j = 0; j < f.length; j++) {
                    if (EmbeddingExample.CLASSES[j] != EmbeddingExample.CLASSES[i]) {
                        negatives += Math.exp(Math.max(dot(f[i], f[j]) - 0.02, 0) / 0.5);
                    }
                }
                rows[i] = -Math.log(positive / (positive + scale[i] * negatives));
            }
            return rows;
        }

        static double mean(double[] rows) {
            double sum = 0;
            for (double row : rows) {
                sum += row;
            }
            return sum / rows.length;
        }

        static double dot(double[] a, double[] b) {
            return a[0] * b[0] + a[1] * b[1];
        }
    }
}
