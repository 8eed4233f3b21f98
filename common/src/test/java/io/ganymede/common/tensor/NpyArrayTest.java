package io.ganymede.common.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The element bytes were written by numpy 2.4.6; the values are those that it was given. */
class NpyArrayTest {
    @Test
    void readsBigEndianFloats() throws IOException {
        byte[] elements = latin1("?\u00c0\0\0\u00c0\0\0\0@@\0\0\u007f\u00c0\0\0");

        NpyArray array = array(NpyBytes.of(">f4", "(2, 2)", elements));

        assertThat(array.shape()).isEqualTo(List.of(2L, 2L));
        assertThat(array.type()).isEqualTo(NpyType.F32);
        assertThat(array.toDoubles()).containsExactly(1.5, -2, 3, Double.NaN);
    }

    @Test
    void readsHalfPrecision() throws IOException {
        byte[] elements = latin1("\0<\0\u00b8\u00ff{\1\0\0|\1~");

        assertThat(array(NpyBytes.of("<f2", "(6,)", elements)).toDoubles())
                .containsExactly(1, -0.5, 65504, 0x1p-24, Double.POSITIVE_INFINITY, Double.NaN);
    }

    @Test
    void putsFortranOrderIntoRows() throws IOException {
        byte[] elements = {0, 0, 3, 0, 1, 0, 4, 0, 2, 0, 5, 0};
        NpyArray array = array(NpyBytes.of("{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3), }", elements));

        assertThat(array.toDoubles()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThatThrownBy(() -> array.copyRow(0, new double[3]))
                .hasMessage("array 'x' is in Fortran order: expected C order; save it with numpy.ascontiguousarray");
    }

    @Test
    void putsFortranOrderOfThreeAxesIntoRows() throws IOException {
        // numpy.asfortranarray(numpy.arange(12, dtype='u1').reshape(2, 3, 2)).tobytes('A')
        byte[] elements = {0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11};

        assertThat(array(NpyBytes.of("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 2)}", elements))
                        .toDoubles())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @ParameterizedTest
    @CsvSource({
        "|b1, 1, 1",
        "|i1, -1, 1",
        "|u1, 255, 1",
        "<i2, -1, 2",
        ">u2, 65535, 2",
        "<i4, -1, 4",
        "<u4, 4294967295, 4",
        "<i8, -1, 8",
        "<u8, 18446744073709551615, 8"
    })
    void readsWholeNumbersOfEverySize(String descr, double value, int bytes) throws IOException {
        byte[] elements = new byte[bytes];
        Arrays.fill(elements, (byte) (descr.equals("|b1") ? 1 : 0xff));

        assertThat(array(NpyBytes.of(descr, "(1,)", elements)).toDoubles()).containsExactly(value);
    }

    @Test
    void readsScalars() throws IOException {
        NpyArray array = array(NpyBytes.of("|u1", "()", new byte[] {7}));

        assertThat(array.shape()).isEmpty();
        assertThat(array.count()).isEqualTo(1);
        assertThat(array.toDoubles()).containsExactly(7);
    }

    @Test
    void readsEmptyArrays() throws IOException {
        NpyArray array = array(NpyBytes.of("<f8", "(0, 3)", new byte[0]));

        assertThat(array.count()).isZero();
        assertThat(array.rowElements()).isEqualTo(3);
        assertThat(array.toDoubles()).isEmpty();
    }

    @Test
    void readsVersionTwo() throws IOException {
        byte[] one = NpyBytes.of("|b1", "(2,)", new byte[] {1, 0});
        byte[] two = new byte[one.length + 2];
        System.arraycopy(one, 0, two, 0, 10);
        two[6] = 2;
        System.arraycopy(one, 10, two, 12, one.length - 10);

        assertThat(array(two).toDoubles()).containsExactly(1, 0);
    }

    @Test
    void readsTheTuplesOfPythonTwoAndKeysInAnyOrder() throws IOException {
        NpyArray array =
                array(NpyBytes.of("{\"shape\": (2L, 1L), 'fortran_order': False, 'descr': '|u1'}", new byte[] {1, 2}));

        assertThat(array.shape()).isEqualTo(List.of(2L, 1L));
    }

    @Test
    void mapsFiles(@TempDir Path directory) throws IOException {
        Path file = Files.write(
                directory.resolve("x.npy"), NpyBytes.of("|u1", "(2, 3)", new byte[] {1, 2, 3, 4, 5, (byte) 255}));

        NpyArray array = NpyArray.read(file);

        byte[] bytes = new byte[3];
        array.copyBytes(1, bytes);
        double[] row = new double[3];
        array.copyRow(1, row);
        assertThat(bytes).containsExactly(4, 5, -1);
        assertThat(row).containsExactly(4, 5, 255);
        assertThatThrownBy(() -> NpyArray.read(directory.resolve("y.npy")))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void refusesFilesOfAnotherLength(@TempDir Path directory) throws IOException {
        byte[] whole = NpyBytes.floats("(3,)", 1, 2, 3);
        Path file = directory.resolve("x.npy");

        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> NpyArray.read(file))
                .hasMessage("array 'x.npy' is truncated: got 11 bytes, expected 12 by its header");
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> NpyArray.read(file))
                .hasMessage("array 'x.npy' is too long: got 13 bytes, expected 12 by its header");
    }

    @Test
    void neverLoadsObjects() {
        assertRefused(NpyBytes.of("|O", "(1,)", latin1("\u0080\4")))
                .hasMessage("array 'x' holds pickled Python objects (dtype '|O'), which are never loaded:"
                        + " expected an array of numbers");
        assertRefused(NpyBytes.of("{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (1,), }", new byte[4]))
                .hasMessageContaining("structured dtype");
    }

    @ParameterizedTest
    @CsvSource({"<U5", "<c8", "=i4", "|i4", "<f16", "''", "<M8[ns]"})
    void refusesOtherTypes(String descr) {
        assertRefused(NpyBytes.of(descr, "(1,)", new byte[16]))
                .hasMessageContaining("has dtype '" + descr + "'; known: [b1, i1");
    }

    @Test
    void refusesDamagedHeaders() {
        byte[] array = NpyBytes.of("|u1", "(1,)", new byte[1]);
        byte[] version = array.clone();
        version[6] = 4;
        assertRefused(version).hasMessageContaining("version 4");
        assertRefused(Arrays.copyOf(array, 40)).hasMessageContaining("ends within its header");
        assertRefused(new byte[0]).hasMessageContaining("ends within its header");
        assertRefused(latin1("PK\3\4 something else")).hasMessageContaining("does not begin with \\x93NUMPY");
        for (String dictionary : List.of(
                "",
                "{",
                "{'descr': '|u1', 'fortran_order': False}",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (1,), 'x': ()}",
                "{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (1,)}",
                "{'descr': '|u1', 'fortran_order': 0, 'shape': (1,)}",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (-1,)}",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (1,)} import",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (1 1)}",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (9999999999999999999,)}",
                "{'descr': '|u1")) {
            assertRefused(NpyBytes.of(dictionary, new byte[1])).hasMessageContaining("has a damaged header");
        }
    }

    @Test
    void refusesSizesThatCannotBe() {
        assertRefused(NpyBytes.of("<f8", "(1, 4294967296, 4294967296)", new byte[0]))
                .hasMessageContaining("whose size overflows");
        assertRefused(NpyBytes.of("<f8", "(4294967296, 1)", new byte[0])).hasMessageContaining("is too large");
        assertRefused(NpyBytes.of("<f8", "(2000000000, 1000)", new byte[0]))
                .hasMessageContaining("is too large: got 16000000000000 bytes, expected at most 68719476736");
    }

    private static NpyArray array(byte[] content) throws IOException {
        return NpyArray.read("array 'x'", new ByteArrayInputStream(content));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(byte[] content) {
        return assertThatThrownBy(() -> array(content))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
