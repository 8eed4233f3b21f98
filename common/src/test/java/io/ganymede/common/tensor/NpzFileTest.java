package io.ganymede.common.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzFileTest {
    private final Path directory;

    NpzFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsWhatItWrote() {
        Path file = directory.resolve("stats.npz");

        NpzFile.write(
                file,
                Map.of(
                        "sigma", Tensor.ofDoubles(List.of(2L, 2L), new double[] {1, 0.1, 0.1, Math.PI}),
                        "mu", Tensor.ofDoubles(List.of(2L), new double[] {-1, 1e300}),
                        "n", Tensor.ofLongs(List.of(), new long[] {50_000}),
                        "f", Tensor.ofFloats(List.of(1L), new float[] {0.5f}),
                        "b", Tensor.ofBytes(List.of(1L), new byte[] {-1})));

        try (NpzFile npz = NpzFile.open(file)) {
            assertThat(npz.names()).isEqualTo(List.of("b", "f", "mu", "n", "sigma"));
            assertThat(npz.array("sigma").shape()).isEqualTo(List.of(2L, 2L));
            assertThat(npz.array("sigma").toDoubles()).containsExactly(1, 0.1, 0.1, Math.PI);
            assertThat(npz.array("mu").toDoubles()).containsExactly(-1, 1e300);
            assertThat(npz.array("n").toDoubles()).containsExactly(50_000);
            assertThat(npz.array("f").toDoubles()).containsExactly(0.5);
            assertThat(npz.array("b").toDoubles()).containsExactly(255);
        }
    }

    @Test
    void bytesAreThoseOfTheFile() throws IOException {
        Map<String, Tensor> arrays = Map.of("mu", Tensor.ofDoubles(List.of(2L), new double[] {1, 2}));
        Path file = directory.resolve("mu.npz");

        NpzFile.write(file, arrays);

        assertThat(NpzFile.bytes(arrays)).isEqualTo(Files.readAllBytes(file));
        assertThat(new String(NpzFile.bytes(arrays), StandardCharsets.ISO_8859_1))
                .contains("\u0093NUMPY\u0001\u0000")
                .contains("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }");
    }

    @Test
    void writesTheHeaderThatNumpyWrites() throws IOException {
        Path file = directory.resolve("x.npz");

        NpzFile.write(file, Map.of("x", Tensor.ofBytes(List.of(2L), new byte[] {1, 2})));

        byte[] expected = NpyBytes.of("|u1", "(2,)", new byte[] {1, 2});
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains(new String(expected, StandardCharsets.ISO_8859_1));
    }

    @Test
    void writesEqualContentAsEqualBytes() throws IOException {
        Map<String, Tensor> arrays = Map.of("mu", Tensor.ofDoubles(List.of(1L), new double[] {1}));
        NpzFile.write(directory.resolve("a.npz"), arrays);
        NpzFile.write(directory.resolve("b.npz"), arrays);

        assertThat(directory.resolve("a.npz")).hasSameBinaryContentAs(directory.resolve("b.npz"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void readsLargeCompressedArraysThroughAFileThatVanishes() throws IOException {
        byte[] elements = new byte[3_000_000];
        elements[2_999_999] = 9;
        Path file = directory.resolve("large.npz");
        NpyBytes.writeZip(file, Map.of("x.npy", NpyBytes.of("|u1", "(3, 1000000)", elements), "readme", new byte[1]));

        NpyArray array;
        try (NpzFile npz = NpzFile.open(file)) {
            assertThat(npz.names()).isEqualTo(List.of("x"));
            array = npz.array("x");
        }
        byte[] row = new byte[1_000_000];
        array.copyBytes(2, row);

        assertThat(Files.size(file)).isLessThan(10_000);
        assertThat(row[999_999]).isEqualTo((byte) 9);
    }

    @Test
    void namesTheKnownArrays() {
        Path file = directory.resolve("x.npz");
        NpzFile.write(file, Map.of("mu", Tensor.ofDoubles(List.of(1L), new double[] {1})));

        try (NpzFile npz = NpzFile.open(file)) {
            assertThatThrownBy(() -> npz.array("mean"))
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                    .hasMessageContaining("unknown array 'mean'")
                    .hasMessageContaining("known: [mu]");
        }
    }

    @Test
    void refusesDamagedContent() throws IOException {
        Path file = directory.resolve("x.npz");
        NpzFile.write(file, Map.of("mu", Tensor.ofDoubles(List.of(1L), new double[] {1.5})));
        byte[] bytes = Files.readAllBytes(file);
        int element = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(" \n") + 2;
        bytes[element] ^= 1;
        Files.write(file, bytes);

        try (NpzFile npz = NpzFile.open(file)) {
            assertThatThrownBy(() -> npz.array("mu"))
                    .isInstanceOf(PlatformException.class)
                    .hasMessage("array 'mu' is damaged: its checksum is not the one of the zip file");
        }
    }

    @Test
    void refusesWhatIsNoZipFile() throws IOException {
        Path file = Files.writeString(directory.resolve("x.npz"), "no zip file");

        assertThatThrownBy(() -> NpzFile.open(file))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageContaining("file 'x.npz' is not a zip file");
    }
}
