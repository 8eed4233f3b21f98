package io.ganymede.common.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void valuesComeBackInTheirType() {
        assertThat(Tensor.ofFloats(List.of(2L), new float[] {1, 2}).toFloats()).containsExactly(1, 2);
        assertThat(Tensor.ofDoubles(List.of(2L, 1L), new double[] {1, 2}).toDoubles())
                .containsExactly(1, 2);
        assertThat(Tensor.ofLongs(List.of(), new long[] {-1}).toLongs()).containsExactly(-1);
        assertThat(Tensor.ofBytes(List.of(1L), new byte[] {-1}).bytes().get(0)).isEqualTo((byte) -1);
    }

    @Test
    void theContentDoesNotFollowItsSourceAndCannotBeChanged() {
        // Given
        byte[] source = {1};
        Tensor tensor = Tensor.ofBytes(List.of(1L), source);

        // When
        source[0] = 2;

        // Then
        assertThat(tensor.bytes().get(0)).isEqualTo((byte) 1);
        assertThatThrownBy(() -> tensor.bytes().put((byte) 3)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void aWrongSizeATypeThatDiffersAndANegativeShapeAreRefused() {
        assertThatThrownBy(() -> Tensor.ofFloats(List.of(3L), new float[2]))
                .hasMessageContaining("needs 12 bytes: got 8");
        assertThatThrownBy(() -> Tensor.ofFloats(List.of(1L), new float[1]).toLongs())
                .hasMessageContaining("F32 [1] is not I64");
        assertThatThrownBy(() -> new Tensor(DataType.U8, List.of(-1L, -4L), ByteBuffer.allocate(4)))
                .hasMessageContaining("size below 0");
    }
}
