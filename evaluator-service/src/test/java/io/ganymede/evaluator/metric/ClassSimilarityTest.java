package io.ganymede.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.similarity.ConsecutivePairs;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.similarity.MirroredPairs;
import io.ganymede.evaluator.similarity.MultiScaleSimilarity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSimilarityTest {
    private final ClassSimilarity consecutive =
            new ClassSimilarity(MultiScaleSimilarity.TF_MODELS, new ConsecutivePairs());

    @Test
    void meanAndErrorOfTwoPairs() {
        // Given the pairs (a, a) and (b, c): 1 and s, so mean (1 + s) / 2 and error (1 - s) / 2
        ImageStack images = stack(1, 1, 2, 3);
        double s = MultiScaleSimilarity.TF_MODELS.of(images.image(2), images.image(3));

        ClassSimilarity.OfClass result = consecutive.of(images);

        assertThat(result.mean()).isCloseTo((1 + s) / 2, within(1e-12));
        assertThat(result.standardError()).isCloseTo((1 - s) / 2, within(1e-12));
        assertThat(result.pairs()).isEqualTo(2);
    }

    @Test
    void thePairingCounts() {
        // Given a palindrome: mirrored images are equal, consecutive ones are not
        ImageStack palindrome = stack(1, 2, 2, 1);

        assertThat(new ClassSimilarity(MultiScaleSimilarity.TF_MODELS, new MirroredPairs())
                        .of(palindrome)
                        .mean())
                .isCloseTo(1, within(1e-12));
        assertThat(consecutive.of(palindrome).mean()).isLessThan(.9);
    }

    @Test
    void theCollapsedClassIsMostAlike() {
        ClassSimilarity.Result result =
                consecutive.of(List.of(stack(1, 2, 3, 4), stack(5, 5, 5, 5), stack(6, 6, 6, 6)));

        assertThat(result.mostAlike()).isEqualTo(1);
        assertThat(result.classes().get(1).standardError()).isZero();
        assertThat(result.mean()).isCloseTo((result.classes().get(0).mean() + 2) / 3, within(1e-12));
    }

    @Test
    void tooFewPairsAreRefused() {
        assertThatThrownBy(() -> consecutive.of(stack(1, 2, 3)))
                .isInstanceOf(PlatformException.class)
                .hasMessage("pairs are too few for an error: got 1, expected at least 2");
        assertThatThrownBy(() -> consecutive.of(List.of())).hasMessageContaining("got 0, expected at least 1");
    }

    private static ImageStack stack(int... seeds) {
        byte[] pixels = new byte[seeds.length * 784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 784);
        }
        for (int n = 0; n < seeds.length; n++) {
            double[] noise = LcgMatrices.uniform(seeds[n], 28, 28).values();
            for (int i = 0; i < 784; i++) {
                pixels[n * 784 + i] = (byte) (256 * noise[i]);
            }
        }
        return new ImageStack(pixels, Shape.of(1, 28, 28));
    }
}
