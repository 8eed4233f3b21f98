package io.ganymede.common.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SafetensorsRoundTripTest {
    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll("tensors") Map<String, Tensor> tensors, @ForAll Map<String, String> metadata) {
        // When
        byte[] bytes = SafetensorsWriter.toBytes(tensors, metadata);

        // Then
        try (SafetensorsFile file = SafetensorsFile.of("memory", bytes)) {
            assertThat(file.metadata()).isEqualTo(metadata);
            assertThat(file.names()).containsExactlyInAnyOrderElementsOf(tensors.keySet());
            Map<String, Tensor> found = file.tensors();
            tensors.forEach((name, tensor) -> assertThat(found)
                    .extractingByKey(name)
                    .returns(tensor.type(), Tensor::type)
                    .returns(tensor.shape(), Tensor::shape)
                    .returns(tensor.bytes(), Tensor::bytes));
            assertThat(SafetensorsWriter.toBytes(found, file.metadata())).isEqualTo(bytes);
        }
    }

    @Provide
    Arbitrary<Map<String, Tensor>> tensors() {
        Arbitrary<String> names = Arbitraries.strings()
                .ofMinLength(0)
                .ofMaxLength(12)
                .filter(name -> !name.equals(SafetensorsHeader.METADATA));
        Arbitrary<List<Long>> shapes = Arbitraries.longs().between(0, 5).list().ofMaxSize(4);
        Arbitrary<Tensor> tensors = Combinators.combine(Arbitraries.of(DataType.class), shapes, Arbitraries.longs())
                .as(SafetensorsRoundTripTest::tensor);
        return Arbitraries.maps(names, tensors).ofMaxSize(6);
    }

    private static Tensor tensor(DataType type, List<Long> shape, long seed) {
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        byte[] bytes = new byte[Math.toIntExact(elements * type.bytes())];
        new SplittableRandom(seed).nextBytes(bytes);
        return new Tensor(type, shape, ByteBuffer.wrap(bytes));
    }
}
