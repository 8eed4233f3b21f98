package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** The lemmas and class-aware gradients of AM-GAN, arXiv 1703.02000, against D computed number by number. */
class ClassAwareGradientsTest {
    private static final int TRIES = 100;
    private static final double TOLERANCE = 1e-10;

    private static final LossArrays ARRAYS = new LossArrays();

    @AfterContainer
    static void close() {
        ARRAYS.close();
    }

    /** K + 1 logits, the last that of "generated", K from 2 to 6. */
    @Provide
    Arbitrary<double[]> logits() {
        return Arbitraries.doubles()
                .between(-6, 6)
                .ofScale(3)
                .array(double[].class)
                .ofMinSize(3)
                .ofMaxSize(7);
    }

    // Lemma 2 (16): what is written as two parts is H(v, D), for real images, generated ones, and the generator.
    @Property(tries = TRIES)
    void lemmaTwoPutsTheCrossEntropyTogether(
            @ForAll("logits") double[] logits,
            @ForAll @IntRange(max = 100) int label,
            @ForAll @DoubleRange(max = 0.4) double lambda1,
            @ForAll @DoubleRange(max = 0.4) double lambda2) {
        int classes = logits.length - 1;
        int y = label % classes;
        double[] d = softmax(logits);
        LabelGanObjective game = new LabelGanObjective(new LabelSmoothing(lambda2, lambda1), UnlabelledUse.NONE, 1, 0);
        Scores scores = scores(logits, y);
        double real = crossEntropy(target(classes, y, 1 - lambda2), d);
        double generated = crossEntropy(spread(classes, lambda1), d);
        assertThat(LossArrays.discriminator(game, scores, scores).getDouble())
                .isCloseTo(real + generated, within(TOLERANCE));
        AmGanObjective amGan = new AmGanObjective(game, TargetClass.PREDEFINED);
        assertThat(LossArrays.generator(amGan, scores).getDouble()).isCloseTo(real, within(TOLERANCE));
    }

    // (11): (1 - D_r) D_k / D_r for a class, -(1 - D_r) for "generated".
    @Property(tries = TRIES)
    void labelGanPullsEachClassAsFarAsItIsSeen(@ForAll("logits") double[] logits) {
        double[] d = softmax(logits);
        double real = 1 - d[d.length - 1];
        double[] pull = pull(new LabelGanObjective(LabelSmoothing.NONE, UnlabelledUse.NONE, 1, 0), logits, 0);
        for (int k = 0; k < d.length - 1; k++) {
            assertThat(pull[k]).isCloseTo((1 - real) * d[k] / real, within(TOLERANCE));
        }
        assertThat(pull[d.length - 1]).isCloseTo(-(1 - real), within(TOLERANCE));
    }

    // Lemma 1 (10) on K + 1 classes: v(t) - D.
    @Property(tries = TRIES)
    void amGanPullsTowardsItsTargetAlone(@ForAll("logits") double[] logits, @ForAll @IntRange(max = 100) int label) {
        int t = label % (logits.length - 1);
        double[] d = softmax(logits);
        LabelGanObjective game = new LabelGanObjective(LabelSmoothing.NONE, UnlabelledUse.NONE, 1, 0);
        double[] pull = pull(new AmGanObjective(game, TargetClass.PREDEFINED), logits, t);
        for (int k = 0; k < d.length; k++) {
            assertThat(pull[k]).isCloseTo((k == t ? 1 : 0) - d[k], within(TOLERANCE));
        }
    }

    // (12) and (13): the image moves by (1 - D_r) sum_k alpha_k dl_k/dx, alpha_k = D_k / D_r, and -1 for "generated";
    // here
    // l = x W.
    @Property(tries = TRIES)
    void theImageIsMovedByTheClassesTogether(
            @ForAll("logits") double[] logits, @ForAll @DoubleRange(min = -2, max = 2) double slope) {
        int columns = logits.length;
        double[][] weights = new double[2][columns];
        for (int k = 0; k < columns; k++) {
            weights[0][k] = logits[k];
            weights[1][k] = slope * (k + 1) - logits[columns - 1 - k];
        }
        double[] image = {0.7, -0.4};
        NDArray w = ARRAYS.rows(weights);
        LabelGanObjective game = new LabelGanObjective(LabelSmoothing.NONE, UnlabelledUse.NONE, 1, 0);
        double[] moved = LossGradients.of(ARRAYS.rows(image), x -> LossArrays.generator(game, split(x.matMul(w), 0)));
        double[] d = softmax(ARRAYS.rows(image).matMul(w).toDoubleArray());
        double real = 1 - d[columns - 1];
        for (int pixel = 0; pixel < 2; pixel++) {
            double sum = -weights[pixel][columns - 1];
            for (int k = 0; k < columns - 1; k++) {
                sum += d[k] / real * weights[pixel][k];
            }
            assertThat(-moved[pixel]).isCloseTo((1 - real) * sum, within(TOLERANCE));
        }
    }

    private static double[] pull(GanObjective objective, double[] logits, int label) {
        double[] gradient =
                LossGradients.of(ARRAYS.rows(logits), l -> LossArrays.generator(objective, split(l, label)));
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = -gradient[k];
        }
        return gradient;
    }

    private static Scores scores(double[] logits, int label) {
        return split(ARRAYS.rows(logits), label);
    }

    /** The heads of a discriminator that learns the logit of "generated", the last column. */
    private static Scores split(NDArray logits, int label) {
        int classes = (int) logits.getShape().get(1) - 1;
        NDArray generated = logits.get(":, {}:", classes);
        return new Scores(
                Map.of(
                        DiscriminatorDesign.CLASSES,
                        logits.get(":, :{}", classes),
                        LabelGanObjective.GENERATED,
                        generated),
                ARRAYS.oneHot(classes, label));
    }

    private static double[] softmax(double[] logits) {
        double sum = 0;
        for (double l : logits) {
            sum += Math.exp(l);
        }
        double[] d = new double[logits.length];
        for (int k = 0; k < d.length; k++) {
            d[k] = Math.exp(logits[k]) / sum;
        }
        return d;
    }

    private static double[] target(int classes, int y, double mass) {
        double[] v = new double[classes + 1];
        v[y] = mass;
        v[classes] = 1 - mass;
        return v;
    }

    private static double[] spread(int classes, double mass) {
        double[] v = new double[classes + 1];
        for (int k = 0; k < classes; k++) {
            v[k] = mass / classes;
        }
        v[classes] = 1 - mass;
        return v;
    }

    private static double crossEntropy(double[] v, double[] d) {
        double sum = 0;
        for (int k = 0; k < v.length; k++) {
            sum -= v[k] * Math.log(d[k]);
        }
        return sum;
    }
}
