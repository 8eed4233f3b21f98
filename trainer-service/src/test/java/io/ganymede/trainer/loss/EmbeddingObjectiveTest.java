package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.loss.D2dCrossEntropyLoss.Form;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingObjectiveTest {
    private final LossArrays arrays = new LossArrays();
    private final EmbeddingObjective objective = new EmbeddingObjective(
            new AdversarialObjective(new HingeLoss()), new D2dCrossEntropyLoss(0.98, 0.02, 0.5, Form.PAPER), 0.5, 0.25);

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void classTermsHaveTheirWeightsBesideTheGame() {
        Scores scores = scores(1, 1);
        LossTerms discriminator = objective.discriminator(new Judgement(scores, null, scores));
        assertThat(LossArrays.term(discriminator, LossTerms.LABELS)).isCloseTo(0.5 * 1.815387, within(1e-6));
        assertThat(LossArrays.term(discriminator, LossTerms.ADVERSARIAL)).isCloseTo(2, within(1e-12));
        LossTerms generator = objective.generator(scores);
        assertThat(LossArrays.term(generator, LossTerms.LABELS)).isCloseTo(0.25 * 1.815387, within(1e-6));
        assertThat(LossArrays.term(generator, LossTerms.ADVERSARIAL)).isCloseTo(0, within(1e-12));
    }

    @Test
    void generatedImagesDoNotEnterTheDiscriminatorsClassTerm() {
        LossTerms one = objective.discriminator(new Judgement(scores(1, 1), null, scores(1, 1)));
        LossTerms other = objective.discriminator(new Judgement(scores(1, 1), null, scores(-3, 7)));
        assertThat(LossArrays.term(one, LossTerms.LABELS)).isEqualTo(LossArrays.term(other, LossTerms.LABELS));
    }

    @Test
    void lengthsOfEmbeddingsAndProxiesDoNotMatter() {
        double once = objective.generator(scores(1, 1)).total().getDouble();
        assertThat(objective.generator(scores(1e3, 1e-3)).total().getDouble()).isCloseTo(once, within(1e-12));
        // So the gradient shrinks with the length of the features, and cannot explode with it.
        assertThat(slope(1e3)).isCloseTo(slope(1) / 1e3, within(1e-12));
    }

    private double slope(double length) {
        Scores scores = scores(length, 1);
        NDArray embeddings = scores.head(DiscriminatorDesign.EMBEDDING);
        return LossGradients.of(
                embeddings,
                x -> LossArrays.generator(objective, LossArrays.with(scores, DiscriminatorDesign.EMBEDDING, x)))[0];
    }

    private Scores scores(double embeddingLength, double proxyLength) {
        return new Scores(
                Map.of(
                        DiscriminatorDesign.ADVERSARIAL,
                        arrays.column(0.5, -0.5, 0.25, -0.25),
                        DiscriminatorDesign.EMBEDDING,
                        EmbeddingExample.embeddings(arrays).mul(embeddingLength),
                        DiscriminatorDesign.PROXY,
                        EmbeddingExample.proxies(arrays).mul(proxyLength)),
                EmbeddingExample.labels(arrays));
    }
}
