package io.ganymede.common.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
    private final Path folder;

    SafetensorsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyTypeComesBackFromAFile() {
        // Given
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("labels", Tensor.ofBytes(List.of(3L), new byte[] {1, 2, -1}));
        tensors.put("weight", Tensor.ofFloats(List.of(2L, 2L), new float[] {1.5f, -0.0f, Float.NaN, 1e-40f}));
        tensors.put("step", Tensor.ofLongs(List.of(), new long[] {Long.MIN_VALUE}));
        tensors.put("mean", Tensor.ofDoubles(List.of(1L), new double[] {Math.PI}));
        tensors.put("empty", Tensor.ofFloats(List.of(0L, 7L), new float[0]));
        Path path = folder.resolve("all.safetensors");

        // When
        SafetensorsWriter.write(path, tensors, Map.of("format", "ganymede"));

        // Then
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.names()).containsExactly("mean", "step", "empty", "weight", "labels");
            assertThat(file.metadata()).containsExactly(Map.entry("format", "ganymede"));
            Map<String, Tensor> found = file.tensors();
            tensors.forEach((name, tensor) -> assertThat(found)
                    .extractingByKey(name)
                    .returns(tensor.type(), Tensor::type)
                    .returns(tensor.shape(), Tensor::shape)
                    .returns(tensor.bytes(), Tensor::bytes));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void theLayoutIsTheOneOfTheFormat() {
        // When
        byte[] bytes = SafetensorsWriter.toBytes(Map.of("a", Tensor.ofFloats(List.of(1L), new float[] {1f})), Map.of());

        // Then: 56 bytes of JSON need no padding; 1.0f is 3f800000, little-endian
        String json = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        String padded = json + " ".repeat((8 - json.length() % 8) % 8);
        byte[] expected = ByteBuffer.allocate(8 + padded.length() + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length())
                .put(padded.getBytes(StandardCharsets.UTF_8))
                .putInt(0x3f800000)
                .array();
        assertThat(bytes).isEqualTo(expected);
    }

    @Test
    void equalContentGivesEqualBytesWhateverTheOrder() {
        // Given
        Tensor first = Tensor.ofFloats(List.of(1L), new float[] {1f});
        Tensor second = Tensor.ofFloats(List.of(1L), new float[] {2f});
        Map<String, Tensor> forth = new LinkedHashMap<>(Map.of("a", first));
        forth.put("b", second);
        Map<String, Tensor> back = new LinkedHashMap<>(Map.of("b", second));
        back.put("a", first);

        // When / Then
        assertThat(SafetensorsWriter.toBytes(forth, Map.of())).isEqualTo(SafetensorsWriter.toBytes(back, Map.of()));
    }

    @Test
    void anUnknownTensorIsRefusedWithTheKnownNames() {
        byte[] bytes =
                SafetensorsWriter.toBytes(Map.of("dense.weight", Tensor.ofBytes(List.of(0L), new byte[0])), Map.of());
        try (SafetensorsFile file = SafetensorsFile.of("probe", bytes)) {
            assertThatThrownBy(() -> file.tensor("dense.wieght"))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("'probe'")
                    .hasMessageContaining("did you mean 'dense.weight'?");
        }
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> SafetensorsFile.open(folder.resolve("absent")))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("absent")
                .extracting("reason")
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void tensorsOutliveTheirFile() {
        // Given
        Path path = folder.resolve("view.safetensors");
        SafetensorsWriter.write(path, Map.of("a", Tensor.ofFloats(List.of(1L), new float[] {3f})), Map.of());
        Tensor tensor;

        // When
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            tensor = file.tensor("a");
        }

        // Then
        assertThat(tensor.toFloats()).containsExactly(3f);
    }

    @Test
    void aFileBeyondTwoGibibytesIsMappedPieceByPiece() throws IOException {
        // Given: a sparse file whose second tensor begins behind 2 GiB
        long size = 1L << 31;
        String json = "{\"pad\":{\"dtype\":\"U8\",\"shape\":[" + size + "],\"data_offsets\":[0," + size + "]},"
                + "\"last\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[" + size + "," + (size + 8) + "]}}";
        byte[] head = file(json, 0);
        Path path = folder.resolve("large.safetensors");
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(head));
            ByteBuffer last =
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 42);
            channel.write(last, head.length + size);
        }

        // When / Then
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.tensor("last").toLongs()).containsExactly(42);
            assertThatThrownBy(() -> file.tensor("pad")).hasMessageContaining("'pad' is too large for one view");
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileFilesAreRefused(String rule, byte[] content) throws IOException {
        // Given
        Path path = folder.resolve("hostile.safetensors");
        Files.write(path, content);

        // When / Then
        assertThatThrownBy(() -> SafetensorsFile.open(path).close())
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("hostile.safetensors")
                .hasMessageContaining(rule)
                .extracting("reason")
                .isEqualTo(Reason.INVALID_FILE);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("too short", new byte[7]),
                Arguments.of("header length of 100", length(100, 10)),
                Arguments.of("header length of 18446744073709551615", length(-1, 10)),
                Arguments.of("does not begin with '{'", length(0, 0)),
                Arguments.of("does not begin with '{'", file("[]", 0)),
                Arguments.of("does not begin with '{'", file(" {}", 0)),
                Arguments.of("not strict JSON", file("{\"a\":", 0)),
                Arguments.of("not strict JSON", file("{} {}", 0)),
                Arguments.of("not strict JSON", file("{'a':1}", 0)),
                Arguments.of("not strict JSON", file("{\"a\":".repeat(2000), 0)),
                Arguments.of(
                        "Duplicate field 'a'",
                        file("{" + entry("a", "F32", "[1]", "0,4") + "," + entry("a", "F32", "[1]", "0,4") + "}", 4)),
                Arguments.of("not UTF-8", utf16()),
                Arguments.of("dtype \"BF16\"; known: [F32, F64, I64, U8]", one("BF16", "[1]", "0,2", 2)),
                Arguments.of("'a' has dtype \"f32\"", one("f32", "[1]", "0,4", 4)),
                Arguments.of("takes 8 bytes", one("F32", "[2]", "0,4", 4)),
                Arguments.of("whole numbers from 0: got -1", one("F32", "[-1]", "0,4", 4)),
                Arguments.of("whole numbers from 0: got 1.0", one("F32", "[1.0]", "0,4", 4)),
                Arguments.of(
                        "whole numbers from 0: got 18446744073709551616",
                        one("U8", "[18446744073709551616]", "0,0", 0)),
                Arguments.of("overflows", one("F32", "[4294967296,4294967296]", "0,0", 0)),
                Arguments.of("shape must be a list", one("F32", "4", "0,4", 4)),
                Arguments.of("outside the 4 bytes", one("F32", "[2]", "0,8", 4)),
                Arguments.of("outside the 4 bytes", one("F32", "[1]", "4,0", 4)),
                Arguments.of("two data_offsets", one("F32", "[1]", "0,4,4", 4)),
                Arguments.of("exactly the keys", file("{\"a\":{\"dtype\":\"F32\"}}", 0)),
                Arguments.of("exactly the keys", file("{\"a\":7}", 0)),
                Arguments.of("has 8 bytes of data: expected 4", one("F32", "[1]", "0,4", 8)),
                Arguments.of("leaves a gap", one("F32", "[1]", "8,12", 12)),
                Arguments.of(
                        "'b' overlaps",
                        file("{" + entry("a", "U8", "[4]", "0,4") + "," + entry("b", "U8", "[4]", "2,6") + "}", 6)),
                Arguments.of(
                        "'b' is not aligned",
                        file("{" + entry("a", "U8", "[1]", "0,1") + "," + entry("b", "F32", "[1]", "1,5") + "}", 5)),
                Arguments.of("__metadata__ that is not", file("{\"__metadata__\":[]}", 0)),
                Arguments.of("__metadata__ 'k' that is not a text", file("{\"__metadata__\":{\"k\":1}}", 0)));
    }

    private static String entry(String name, String type, String shape, String offsets) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s]}".formatted(name, type, shape, offsets);
    }

    private static byte[] one(String type, String shape, String offsets, int data) {
        return file("{" + entry("a", type, shape, offsets) + "}", data);
    }

    private static byte[] utf16() {
        byte[] json = "{}".getBytes(StandardCharsets.UTF_16LE);
        json[1] = (byte) 0xff;
        return ByteBuffer.allocate(8 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    private static byte[] length(long header, int rest) {
        return ByteBuffer.allocate(8 + rest)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, header)
                .array();
    }

    /** A file whose header is padded with spaces, followed by that many zero bytes. */
    private static byte[] file(String json, int data) {
        byte[] padded = (json + " ".repeat((8 - json.length() % 8) % 8)).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + padded.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length)
                .put(padded)
                .array();
    }
}
