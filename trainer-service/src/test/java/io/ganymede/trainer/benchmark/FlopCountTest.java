package io.ganymede.trainer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.network.Attention;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.InnerProduct;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.WeightNormalisation;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlopCountTest {
    @Test
    void convolutionsAndDenseNodesCountTheirWeightsAtEveryOutput() {
        FlopCount count = new FlopCount(new NetworkBuilder("net")
                .input("x", Shape.of(3, 8, 6))
                .node("conv", new Convolution(5, 4, 2, 1, true, WeightNormalisation.SPECTRAL))
                .node("flat", new Flatten())
                .node("dense", new Dense(7, true))
                .output("logits")
                .build());
        long conv = 2 * 4 * 4 * 3 * 5 * (4 * 3);
        long dense = 2 * (5 * 4 * 3) * 7;
        assertThat(count.forward()).isEqualTo(conv + dense);
        assertThat(count.weights()).isEqualTo(conv + dense);
        assertThat(count.inputs(Set.of())).as("nothing before the convolution").isEqualTo(dense);
        assertThat(count.inputs(Set.of("x"))).isEqualTo(conv + dense);
    }

    @Test
    void aTransposedConvolutionStampsItsKernelForEveryInput() {
        FlopCount count = new FlopCount(new NetworkBuilder("net")
                .input("x", Shape.of(3, 8, 6))
                .node("deconv", new TransposedConvolution(5, 5, 3, 0, 0, true))
                .output("image")
                .build());
        assertThat(count.forward()).isEqualTo(2 * 5 * 5 * 3 * 5 * (8 * 6));
    }

    @Test
    void aConditionPassesTwoMaps() {
        FlopCount count = new FlopCount(new NetworkBuilder("net")
                .input("x", Shape.of(4, 2, 2))
                .input("y", Shape.of(10))
                .node("norm", new ConditionalBatchNorm(1e-5, 0.1), "x", "y")
                .output("image")
                .build());
        long maps = 2 * (2 * 10 * 4);
        assertThat(count.forward()).isEqualTo(maps);
        assertThat(count.weights()).isEqualTo(maps);
        assertThat(count.inputs(Set.of("x"))).isZero();
        assertThat(count.inputs(Set.of("y"))).isEqualTo(maps);
    }

    @Test
    void attentionMultipliesTwiceForwardsAndOnceForEachFactorBack() {
        FlopCount count = new FlopCount(new NetworkBuilder("net")
                .input("query", Shape.of(2, 4, 4))
                .input("key", Shape.of(2, 2, 2))
                .input("value", Shape.of(5, 2, 2))
                .node("attention", new Attention(), "query", "key", "value")
                .output("image")
                .build());
        long scores = 2 * 16 * 4 * 2;
        long sums = 2 * 16 * 4 * 5;
        assertThat(count.forward()).isEqualTo(scores + sums);
        assertThat(count.weights()).isZero();
        assertThat(count.inputs(Set.of("value"))).isEqualTo(sums);
        assertThat(count.inputs(Set.of("key"))).isEqualTo(sums + scores);
        assertThat(count.inputs(Set.of("query", "key", "value"))).isEqualTo(2 * (sums + scores));
    }

    @Test
    void anInnerProductHasAGradientForEachVector() {
        FlopCount count = new FlopCount(new NetworkBuilder("net")
                .input("a", Shape.of(9))
                .input("b", Shape.of(9))
                .node("product", new InnerProduct(), "a", "b")
                .output("value")
                .build());
        assertThat(count.forward()).isEqualTo(18);
        assertThat(count.inputs(Set.of("a"))).isEqualTo(18);
        assertThat(count.inputs(Set.of("a", "b"))).isEqualTo(36);
    }
}
