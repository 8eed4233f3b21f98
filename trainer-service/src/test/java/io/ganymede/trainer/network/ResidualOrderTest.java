package io.ganymede.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.RandomNetwork;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Residual blocks change the side on the cheaper side of a convolution 1x1, which their source does not. */
class ResidualOrderTest {
    private static final Operation POINTWISE = new Convolution(5, 1, 1, 0, true);

    static Stream<Operation> changesOfSide() {
        return Stream.of(new NearestUpsampling(2), new AveragePooling(2, 2));
    }

    @ParameterizedTest
    @MethodSource("changesOfSide")
    void bothOrdersGiveTheSame(Operation change) {
        NetworkDescription first = start().node("change", change)
                .node("conv", POINTWISE)
                .output("value")
                .build();
        NetworkDescription last = start().node("conv", POINTWISE)
                .node("change", change)
                .output("value")
                .build();
        try (EngineSession engine = EngineSession.open("cpu", 1);
                RandomNetwork one = new RandomNetwork(engine, first);
                RandomNetwork other = new RandomNetwork(engine, last)) {
            assertThat(one.forward(2, true).get("value"))
                    .containsExactly(
                            Objects.requireNonNull(other.forward(2, true).get("value")), within(1e-5f));
        }
    }

    private static NetworkBuilder start() {
        return new NetworkBuilder("skip").input("x", Shape.of(3, 6, 4));
    }
}
