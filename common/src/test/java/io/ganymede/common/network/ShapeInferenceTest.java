package io.ganymede.common.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeInferenceTest {
    private static final Shape IMAGE = Shape.of(4, 6, 5);
    private static final Shape VECTOR = Shape.of(12);

    @ParameterizedTest
    @MethodSource("fitting")
    void whatFitsHasAShape(Shape expected, Operation operation, Shape... inputs) {
        assertThat(network(operation, inputs).outputShape("result")).isEqualTo(expected);
    }

    static Stream<Arguments> fitting() {
        return Stream.of(
                Arguments.of(Shape.of(3, 12, 10), new TransposedConvolution(3, 4, 2, 1, 0, true), new Shape[] {IMAGE}),
                Arguments.of(Shape.of(3, 20, 17), new TransposedConvolution(3, 5, 3, 0, 0, true), new Shape[] {IMAGE}),
                Arguments.of(Shape.of(3, 12, 10), new TransposedConvolution(3, 3, 2, 1, 1, true), new Shape[] {IMAGE}),
                Arguments.of(VECTOR, new ConditionalBatchNorm(1e-5, 0.1), new Shape[] {VECTOR, Shape.of(3)}),
                Arguments.of(IMAGE, new InstanceNorm(1e-5), new Shape[] {IMAGE}),
                Arguments.of(Shape.of(2, 6, 5), new Maxout(2), new Shape[] {IMAGE}),
                Arguments.of(Shape.of(4), new Maxout(3), new Shape[] {VECTOR}),
                Arguments.of(
                        Shape.of(7, 6, 5), new Attention(), new Shape[] {IMAGE, Shape.of(4, 3, 2), Shape.of(7, 3, 2)}),
                Arguments.of(Shape.of(1), new InnerProduct(), new Shape[] {VECTOR, VECTOR}),
                Arguments.of(Shape.of(4), new GlobalSumPooling(), new Shape[] {IMAGE}),
                Arguments.of(Shape.of(2, 6, 5), new Slice(2, 2), new Shape[] {IMAGE}),
                Arguments.of(Shape.of(2, 5), new Slice(1, 2), new Shape[] {Shape.of(3, 5)}),
                Arguments.of(VECTOR, new Gain(1), new Shape[] {VECTOR}),
                Arguments.of(IMAGE, new Offset(), new Shape[] {IMAGE}));
    }

    @ParameterizedTest
    @MethodSource("unfitting")
    void whatDoesNotFitIsNamed(String message, Operation operation, Shape... inputs) {
        assertThatThrownBy(() -> network(operation, inputs))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_NETWORK))
                .hasMessageContaining("network 'net', node 'only' " + message);
    }

    static Stream<Arguments> unfitting() {
        return Stream.of(
                Arguments.of(
                        "takes an image [C, H, W]: got [12]",
                        new TransposedConvolution(3, 4, 2, 1, 0, true),
                        new Shape[] {VECTOR}),
                Arguments.of(
                        "cuts everything off: got [4, 1, 1] and padding 2, which leaves 0 x 0 pixels",
                        new TransposedConvolution(3, 4, 2, 2, 0, true),
                        new Shape[] {Shape.of(4, 1, 1)}),
                Arguments.of(
                        "takes an input and a condition: got 1", new ConditionalBatchNorm(1e-5, 0.1), new Shape[] {IMAGE
                        }),
                Arguments.of(
                        "takes a vector as condition: got [4, 6, 5]",
                        new ConditionalBatchNorm(1e-5, 0.1),
                        new Shape[] {IMAGE, IMAGE}),
                Arguments.of("takes an image [C, H, W]: got [12]", new InstanceNorm(1e-5), new Shape[] {VECTOR}),
                Arguments.of("needs more than one pixel: got [4, 1, 1]", new InstanceNorm(1e-5), new Shape[] {
                    Shape.of(4, 1, 1)
                }),
                Arguments.of(
                        "needs a number of channels divisible by 3: got [4, 6, 5]", new Maxout(3), new Shape[] {IMAGE}),
                Arguments.of("takes query, key and value: got 2 inputs", new Attention(), new Shape[] {IMAGE, IMAGE}),
                Arguments.of("takes images [C, H, W]: got", new Attention(), new Shape[] {VECTOR, VECTOR, VECTOR}),
                Arguments.of(
                        "takes a query and a key with one number of channels: got [4, 6, 5] and [3, 2, 2]",
                        new Attention(),
                        new Shape[] {IMAGE, Shape.of(3, 2, 2), Shape.of(3, 2, 2)}),
                Arguments.of(
                        "takes a key and a value of one size: got [4, 2, 2] and [4, 2, 3]",
                        new Attention(),
                        new Shape[] {IMAGE, Shape.of(4, 2, 2), Shape.of(4, 2, 3)}),
                Arguments.of("takes two vectors of one length: got [[12], [11]]", new InnerProduct(), new Shape[] {
                    VECTOR, Shape.of(11)
                }),
                Arguments.of(
                        "takes two vectors of one length: got [[4, 6, 5], [4, 6, 5]]",
                        new InnerProduct(),
                        new Shape[] {IMAGE, IMAGE}),
                Arguments.of("takes an image [C, H, W]: got [12]", new GlobalSumPooling(), new Shape[] {VECTOR}),
                Arguments.of(
                        "takes elements 3 to 4 of the first axis: got [4, 6, 5]", new Slice(3, 2), new Shape[] {IMAGE}),
                Arguments.of(
                        "has a window of 5 that does not fit into [4, 2, 2]",
                        new MaxPooling(5, 2, true),
                        new Shape[] {Shape.of(4, 2, 2)}));
    }

    /** Side, kernel and stride, and the number of windows without and with ceiling. */
    @ParameterizedTest
    @CsvSource({
        "6, 2, 2, 3, 3", // nothing is left over
        "7, 2, 2, 3, 4",
        "7, 3, 3, 2, 3",
        "8, 3, 2, 3, 4",
        "5, 2, 4, 1, 2",
        "4, 2, 4, 1, 1", // a second window would start outside
        "2, 3, 2, 0, 1", // one window, wider than the image
        "28, 3, 2, 13, 14"
    })
    void ceilingAddsAWindowThatStartsInside(int side, int kernel, int stride, int floor, int ceiling) {
        Shape input = Shape.of(1, side, side);
        assertThat(network(new AveragePooling(kernel, stride, true), input).outputShape("result"))
                .isEqualTo(Shape.of(1, ceiling, ceiling));
        if (floor == 0) {
            assertThatThrownBy(() -> network(new AveragePooling(kernel, stride), input))
                    .hasMessageContaining("does not fit");
        } else {
            assertThat(network(new AveragePooling(kernel, stride), input).outputShape("result"))
                    .isEqualTo(Shape.of(1, floor, floor));
        }
    }

    private static NetworkDescription network(Operation operation, Shape... inputs) {
        NetworkBuilder builder = new NetworkBuilder("net");
        String[] names = new String[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            names[i] = "x" + i;
            builder.input(names[i], inputs[i]);
        }
        return builder.node("only", operation, names).output("result").build();
    }
}
