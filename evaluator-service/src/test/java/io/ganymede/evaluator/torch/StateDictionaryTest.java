package io.ganymede.evaluator.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.pickle.PickleWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDictionaryTest {
    private static final float[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    private final Path folder;

    StateDictionaryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void viewsWithOffsetsAndStridesAreRead(boolean zip) throws IOException {
        TorchFiles files = new TorchFiles()
                .block("0", NUMBERS)
                .view("matrix", "0", 1, List.of(2L, 3L), List.of(3L, 1L))
                .view("transposed", "0", 1, List.of(3L, 2L), List.of(1L, 3L))
                .view("expanded", "0", 7, List.of(2L, 2L), List.of(0L, 0L))
                .view("scalar", "0", 9, List.of(), List.of())
                .view("nothing", "0", 10, List.of(0L, 4L), List.of(4L, 1L))
                .counter("batches", 5);
        try (StateDictionary dictionary = open(files, zip)) {
            assertThat(dictionary.names())
                    .containsExactly("matrix", "transposed", "expanded", "scalar", "nothing", "batches");
            assertThat(dictionary.shape("transposed")).containsExactly(3L, 2L);
            assertThat(dictionary.floats("matrix")).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(dictionary.floats("transposed")).containsExactly(1, 4, 2, 5, 3, 6);
            assertThat(dictionary.floats("expanded")).containsExactly(7, 7, 7, 7);
            assertThat(dictionary.floats("scalar")).containsExactly(9);
            assertThat(dictionary.floats("nothing")).isEmpty();
            assertThat(dictionary.isFloat("batches")).isFalse();
            assertThatThrownBy(() -> dictionary.floats("batches"))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("'batches'");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 5, Long.MAX_VALUE})
    void aViewOutsideOfItsStorageIsRefused(long offset) {
        TorchFiles files =
                new TorchFiles().block("0", NUMBERS).view("w", "0", offset, List.of(2L, 3L), List.of(3L, 1L));
        assertThatThrownBy(() -> open(files, true))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("offset " + offset)
                .hasMessageContaining("sizes [2, 3]");
    }

    /** What older files hold: a storage that is a part of another. */
    @Test
    void aStorageMayBeAPartOfAnother() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(TorchFiles.streamStart());
        PickleWriter pickle = new PickleWriter().op('}').string("w");
        pickle.global("torch._utils", "_rebuild_tensor_v2").op('(').op('(');
        pickle.string("storage")
                .global("torch", "FloatStorage")
                .string("a")
                .string("cuda:0")
                .number(4);
        pickle.string("part").number(1).number(3).raw(0x87).op('t').op('Q');
        pickle.number(1).numbers(List.of(2L)).numbers(List.of(1L)).raw(0x89);
        file.writeBytes(pickle.none().op('t').op('R').op('s').stop());
        file.writeBytes(new PickleWriter().op(']').string("a").op('a').stop());
        ByteBuffer block =
                ByteBuffer.allocate(24).order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(4);
        for (float value : new float[] {10, 11, 12, 13}) {
            block.putFloat(value);
        }
        file.writeBytes(block.array());
        try (StateDictionary dictionary = StateDictionary.stream("file", ByteBuffer.wrap(file.toByteArray()))) {
            assertThat(dictionary.floats("w")).containsExactly(12, 13);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTruncationIsRefused(boolean zip) throws IOException {
        TorchFiles files = new TorchFiles().tensor("w", List.of(2L, 5L), NUMBERS);
        byte[] whole = Files.readAllBytes(write(files, zip));
        for (int length = 1; length < whole.length; length += 3) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> open(cut, zip))
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE));
        }
    }

    @Test
    void aFlippedNumberIsSeenByTheChecksumOfTheZipFile() throws IOException {
        byte[] bytes = Files.readAllBytes(write(new TorchFiles().tensor("w", List.of(10L), NUMBERS), true));
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("weights/data/0") + 16;
        bytes[at] ^= 1;
        try (StateDictionary dictionary = open(bytes, true)) {
            assertThatThrownBy(() -> dictionary.floats("w"))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("'weights/data/0'");
        }
    }

    @Test
    void bytesBehindTheLastStorageAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(write(new TorchFiles().tensor("w", List.of(10L), NUMBERS), false));
        assertThatThrownBy(() -> open(Arrays.copyOf(whole, whole.length + 1), false))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("1 bytes behind");
    }

    @Test
    void contentThatIsNoStateDictionaryIsRefused() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(TorchFiles.streamStart());
        file.writeBytes(
                new PickleWriter().op('}').string("epoch").raw('K', 3, 's').stop());
        file.writeBytes(new PickleWriter().op(']').stop());
        assertThatThrownBy(() -> StateDictionary.stream("file 'x'", ByteBuffer.wrap(file.toByteArray())))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("'epoch' is no tensor");
    }

    @Test
    void anotherTypeOfStorageIsNamed() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(TorchFiles.streamStart());
        file.writeBytes(new PickleWriter().global("torch", "HalfStorage").stop());
        assertThatThrownBy(() -> StateDictionary.stream("file 'x'", ByteBuffer.wrap(file.toByteArray())))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("'torch.HalfStorage'")
                .hasMessageContaining("torch.FloatStorage");
    }

    private StateDictionary open(TorchFiles files, boolean zip) throws IOException {
        return open(Files.readAllBytes(write(files, zip)), zip);
    }

    private StateDictionary open(byte[] bytes, boolean zip) throws IOException {
        if (!zip) {
            return StateDictionary.stream("file 'x'", ByteBuffer.wrap(bytes));
        }
        return StateDictionary.zip("file 'x'", Files.write(folder.resolve("opened.pth"), bytes));
    }

    private Path write(TorchFiles files, boolean zip) {
        return zip ? files.zip(folder.resolve("w.pth")) : files.stream(folder.resolve("w.pth"));
    }
}
