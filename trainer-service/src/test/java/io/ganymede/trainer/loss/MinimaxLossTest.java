package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.job.OptionValue;
import io.ganymede.trainer.option.Options;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MinimaxLossTest {
    private final LossArrays arrays = new LossArrays();

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void generatorMinimisesWhatTheDiscriminatorMaximises() {
        MinimaxLoss loss = new MinimaxLoss(0);
        // log(1 - sigmoid(-0.7)) = -softplus(-0.7)
        assertThat(loss.onGenerated(arrays.column(-0.7)).getDouble()).isCloseTo(0.403186, within(1e-6));
        assertThat(loss.generator(arrays.column(-0.7)).getDouble()).isCloseTo(-0.403186, within(1e-6));
        assertThat(loss.generator(arrays.column(0)).getDouble()).isCloseTo(-Math.log(2), within(1e-15));
    }

    @Test
    void realTargetsAreSmoothed() {
        assertThat(new MinimaxLoss(0.1).onReal(arrays.column(1.5)).getDouble()).isCloseTo(0.351413, within(1e-6));
    }

    @Test
    void smoothedTargetsOfGeneratedImagesAreRefusedWithTheReason() {
        Options smoothed = options(Map.of("smoothingGenerated", OptionValue.of(0.1)));
        assertThatThrownBy(() -> MinimaxLoss.TYPE.maker().apply(smoothed))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("smoothingGenerated 0.1")
                .hasMessageContaining("equation 27")
                .hasMessageContaining("non-saturating");
        assertThat(MinimaxLoss.TYPE.maker().apply(options(Map.of("smoothingReal", OptionValue.of(0.1)))))
                .isEqualTo(new MinimaxLoss(0.1));
    }

    private static Options options(Map<String, OptionValue> wanted) {
        return Options.resolve("loss 'minimax'", MinimaxLoss.TYPE.options(), wanted);
    }
}
