package io.ganymede.common.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.dataset.SparseSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorRowsTest {
    /** Row i is {@code [2i, 2i + 1]}. */
    private static final Tensor NUMBERS =
            Tensor.ofFloats(List.of(7L, 2L), new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13});

    private final Path folder;

    TensorRowsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 16, 23, 56, 1000})
    void rowsAreTheSameInPiecesOfAnySize(int pieceBytes) {
        // Given
        Path path = folder.resolve("rows.safetensors");
        SafetensorsWriter.write(
                path, Map.of("numbers", NUMBERS, "before", Tensor.ofLongs(List.of(1L), new long[] {5})), Map.of());

        // When
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            TensorRows rows = file.rows("numbers", pieceBytes);

            // Then
            assertThat(rows.type()).isEqualTo(DataType.F32);
            assertThat(rows.shape()).containsExactly(7L, 2L);
            assertThat(rows.count()).isEqualTo(7);
            assertThat(rows.rowBytes()).isEqualTo(8);
            for (int i = 0; i < 7; i++) {
                ByteBuffer row = rows.row(i);
                assertThat(row.isReadOnly()).isTrue();
                assertThat(row.remaining()).isEqualTo(8);
                assertThat(row.getFloat()).isEqualTo(2f * i);
                assertThat(row.getFloat()).isEqualTo(2f * i + 1);
                byte[] copy = new byte[11];
                rows.copyRow(i, copy, 3);
                assertThat(ByteBuffer.wrap(copy, 3, 8).slice().order(ByteOrder.LITTLE_ENDIAN))
                        .isEqualTo(rows.row(i));
                assertThat(copy).startsWith(0, 0, 0);
                ByteBuffer read = ByteBuffer.allocateDirect(12).position(3);
                rows.readRow(i, read);
                assertThat(read.position()).isEqualTo(11);
                assertThat(read.slice(3, 8).order(ByteOrder.LITTLE_ENDIAN)).isEqualTo(rows.row(i));
            }
            assertThatThrownBy(() -> rows.row(7)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> rows.row(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> rows.readRow(7, ByteBuffer.allocate(8)))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aFileInMemoryHasRowsToo() {
        byte[] content = SafetensorsWriter.toBytes(Map.of("numbers", NUMBERS), Map.of());

        TensorRows rows = SafetensorsFile.of("memory", content).rows("numbers", 16);

        assertThat(rows.row(6).getFloat()).isEqualTo(12);
        ByteBuffer read = ByteBuffer.allocate(8);
        rows.readRow(6, read);
        assertThat(read.flip()).isEqualTo(rows.row(6));
    }

    @Test
    void ofAClosedFileOnlyTheMappingStays() {
        // Given
        Path path = folder.resolve("rows.safetensors");
        SafetensorsWriter.write(path, Map.of("numbers", NUMBERS), Map.of());
        SafetensorsFile file = SafetensorsFile.open(path);
        TensorRows rows = file.rows("numbers");

        // When
        file.close();

        // Then
        assertThat(rows.row(6).getFloat()).isEqualTo(12);
        assertThatThrownBy(() -> rows.readRow(6, ByteBuffer.allocate(8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void aFileThatHasBecomeShorterIsNoticed() throws IOException {
        // Given
        Path path = folder.resolve("rows.safetensors");
        SafetensorsWriter.write(path, Map.of("numbers", NUMBERS), Map.of());
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            TensorRows rows = file.rows("numbers");

            // When
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - 1);
            }

            // Then
            assertThatThrownBy(() -> rows.readRow(6, ByteBuffer.allocate(8)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("the file has become shorter");
        }
    }

    @Test
    void emptyTensorsHaveRowsOfNothing() {
        byte[] content = SafetensorsWriter.toBytes(
                Map.of(
                        "none", Tensor.ofFloats(List.of(0L, 3L), new float[0]),
                        "thin", Tensor.ofFloats(List.of(3L, 0L), new float[0])),
                Map.of());
        SafetensorsFile file = SafetensorsFile.of("memory", content);

        assertThat(file.rows("none").count()).isZero();
        assertThat(file.rows("thin").count()).isEqualTo(3);
        assertThat(file.rows("thin").row(2).remaining()).isZero();
    }

    @Test
    void whatHasNoRowsOfAPieceIsRefused() {
        byte[] content = SafetensorsWriter.toBytes(
                Map.of("numbers", NUMBERS, "scalar", Tensor.ofFloats(List.of(), new float[1])), Map.of());
        SafetensorsFile file = SafetensorsFile.of("memory", content);

        assertThatThrownBy(() -> file.rows("scalar"))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageContaining("tensor 'scalar' F32 [] cannot be read by rows");
        assertThatThrownBy(() -> file.rows("numbers", 7))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("rows of at most 7 bytes");
        assertThatThrownBy(() -> file.rows("letters"))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void theLastRowsOfMoreThanFourGigabytesAreReadRight() throws IOException {
        // Given 4.5 GB in pieces of 1 GiB, which no whole number of rows fills
        Path path = folder.resolve("large.safetensors");
        int rows = 1_500_000;
        SparseSplit.write(path, Shape.of(3, 32, 32), rows, Map.of(0, (byte) 1, 349_526, (byte) 2, rows - 1, (byte) 3));

        // When
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            TensorRows images = file.rows("images");

            // Then
            assertThat(images.count()).isEqualTo(rows);
            assertThat(images.row(0).get()).isEqualTo((byte) 1);
            assertThat(images.row(349_525).get()).isZero();
            assertThat(images.row(349_526).get()).isEqualTo((byte) 2);
            assertThat(images.row(rows - 2).get()).isZero();
            assertThat(images.row(rows - 1).get()).isEqualTo((byte) 3);
            ByteBuffer read = ByteBuffer.allocate(3072);
            images.readRow(rows - 1, read);
            assertThat(read.get(0)).isEqualTo((byte) 3);
            assertThatThrownBy(() -> file.tensor("images")).hasMessageContaining("too large for one view");
        }
    }
}
