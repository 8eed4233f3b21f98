package io.ganymede.cli.dataset.array;

import static io.ganymede.cli.dataset.array.ArrayFiles.problems;
import static io.ganymede.cli.dataset.source.SourceReadings.labels;
import static io.ganymede.cli.dataset.source.SourceReadings.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.common.error.PlatformException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFormatTest {
    private final Path root;
    private final Path directory;

    CifarFormatTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.directory = Files.createDirectories(root.resolve("cifar-binary"));
    }

    @Test
    void readsTheLayoutOfCifar10() throws IOException {
        Files.write(directory.resolve("data_batch_2.bin"), records(1, 1));
        Files.write(directory.resolve("data_batch_1.bin"), records(1, 0, 2));
        Files.write(directory.resolve("test_batch.bin"), records(1, 2));
        Files.writeString(directory.resolve("batches.meta.txt"), "plane\r\ncar\nbird\n\n");
        Files.writeString(directory.resolve("readme.html"), "");

        try (ImageSource source = open("cifar10", SourceOptions.NONE)) {
            assertThat(source.problems()).isEmpty();
            assertThat(source.notes()).isEmpty();
            assertThat(source.labels().classes()).isEqualTo(List.of("plane", "car", "bird"));
            assertThat(names(source))
                    .containsExactly(
                            "data_batch_1.bin[0]", "data_batch_1.bin[1]", "data_batch_2.bin[0]", "test_batch.bin[0]");
            assertThat(labels(source)).containsExactly(0, 2, 1, 2);
            assertThat(source.split(2)).isEqualTo("train");
            assertThat(source.split(3)).isEqualTo("test");
            assertThat(source.image(1).shape().dimensions()).isEqualTo(List.of(3, 32, 32));
            assertRecord(source, 1, 1);
        }
    }

    @Test
    void readsEitherLabelOfCifar100() throws IOException {
        Files.write(directory.resolve("train.bin"), records(2, 1, 3, 0, 2));
        Files.write(directory.resolve("test.bin"), records(2, 0, 1));
        Files.writeString(directory.resolve("coarse_label_names.txt"), "fish\nflowers\n");
        Files.writeString(directory.resolve("fine_label_names.txt"), "ray\nshark\ntrout\nrose\n");

        try (ImageSource fine = open("cifar100", SourceOptions.NONE);
                ImageSource coarse = open("cifar100", ArrayFiles.labels("coarse"))) {
            assertThat(fine.labels().classes()).isEqualTo(List.of("ray", "shark", "trout", "rose"));
            assertThat(labels(fine)).containsExactly(3, 2, 1);
            assertThat(coarse.labels().classes()).isEqualTo(List.of("fish", "flowers"));
            assertThat(labels(coarse)).containsExactly(1, 0, 0);
            assertRecord(fine, 1, 1);
        }
        assertThatThrownBy(() -> open("cifar100", ArrayFiles.labels("course")))
                .hasMessage("unknown label set 'course'; did you mean 'coarse'? known: [coarse, fine]");
    }

    @Test
    void reportsLabelsOutsideTheList() throws IOException {
        Files.write(directory.resolve("data_batch_1.bin"), records(1, 0, 9, 1));
        Files.writeString(directory.resolve("batches.meta.txt"), "plane\ncar\n");

        try (ImageSource source = open("cifar10", SourceOptions.NONE)) {
            assertThat(labels(source)).containsExactly(0, 1);
            assertThat(names(source)).containsExactly("data_batch_1.bin[0]", "data_batch_1.bin[2]");
            assertThat(problems(source))
                    .containsExactly(
                            "data_batch_1.bin[1]: label is not in the list of classes: got 9, expected 0 to 1");
            assertRecord(source, 1, 2);
        }
    }

    @Test
    void numbersClassesThatNobodyNames() throws IOException {
        Files.write(directory.resolve("test_batch.bin"), records(1, 2));

        try (ImageSource source = open("cifar10", SourceOptions.NONE);
                ImageSource named = open("cifar10", ArrayFiles.classes("a", "b", "c"))) {
            assertThat(source.labels().classes()).isEqualTo(List.of("0", "1", "2"));
            assertThat(source.notes()).containsExactly("there is no 'batches.meta.txt': classes are numbered");
            assertThat(named.labels().classes()).isEqualTo(List.of("a", "b", "c"));
        }
    }

    @Test
    void reportsFilesOfTheWrongSize() throws IOException {
        Files.write(directory.resolve("data_batch_1.bin"), records(2, 0, 1));
        Files.write(directory.resolve("data_batch_2.bin"), new byte[3072]);
        Files.write(directory.resolve("data_batch_3.bin"), new byte[0]);
        Files.write(directory.resolve("test_batch.bin"), records(1, 0));

        try (ImageSource source = open("cifar10", SourceOptions.NONE)) {
            assertThat(source.count()).isEqualTo(1);
            assertThat(problems(source))
                    .containsExactly(
                            "data_batch_1.bin: file has the wrong size: got 3074 bytes, expected a multiple of 3073"
                                    + " (it could be one of --format cifar100)",
                            "data_batch_2.bin: file has the wrong size: got 3072 bytes, expected a multiple of 3073",
                            "data_batch_3.bin: file has the wrong size: got 0 bytes, expected a multiple of 3073");
        }
    }

    @Test
    void reportsNamesThatAreNoText() throws IOException {
        Files.write(directory.resolve("test_batch.bin"), records(1, 0));
        Files.write(directory.resolve("batches.meta.txt"), new byte[] {(byte) 0xff, '\n'});

        try (ImageSource source = open("cifar10", SourceOptions.NONE)) {
            assertThat(problems(source))
                    .containsExactly("batches.meta.txt: class names are not UTF-8: classes are numbered");
        }
    }

    @Test
    void readsOneFileOfAnyName() throws IOException {
        Files.write(directory.resolve("data_batch_1.bin"), records(1, 0));
        Path file = Files.write(directory.resolve("samples.bin"), records(1, 1, 0));

        try (ImageSource source = CifarFormat.ten().open(file, SourceOptions.NONE)) {
            assertThat(labels(source)).containsExactly(1, 0);
            assertThat(source.split(0)).isNull();
            assertRecord(source, 1, 1);
        }
        try (ImageSource source = CifarFormat.ten().open(directory.resolve("data_batch_1.bin"), SourceOptions.NONE)) {
            assertThat(source.split(0)).isEqualTo("train");
        }
    }

    @Test
    void refusesDirectoriesWithoutItsFiles() {
        assertThatThrownBy(() -> open("cifar10", SourceOptions.NONE))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("has no files of cifar10: expected data_batch_1.bin");
    }

    private ImageSource open(String format, SourceOptions options) {
        return (format.equals("cifar10") ? CifarFormat.ten() : CifarFormat.hundred()).open(root, options);
    }

    /** Channel c of record r has the value 50 c + r, but for the last pixel, which is 255. */
    private static void assertRecord(ImageSource source, int example, int record) {
        var image = source.image(example);
        assertThat(image.value(0, 0, 0)).isEqualTo(record);
        assertThat(image.value(1, 31, 31)).isEqualTo(50 + record);
        assertThat(image.value(2, 0, 0)).isEqualTo(100 + record);
        assertThat(image.value(2, 31, 31)).isEqualTo(255);
    }

    private static byte[] records(int labelBytes, int... labels) {
        int records = labels.length / labelBytes;
        ByteBuffer bytes = ByteBuffer.allocate(records * (labelBytes + 3072));
        for (int r = 0; r < records; r++) {
            for (int b = 0; b < labelBytes; b++) {
                bytes.put((byte) labels[r * labelBytes + b]);
            }
            for (int i = 0; i < 3072; i++) {
                bytes.put((byte) (i == 3071 ? 255 : 50 * (i / 1024) + r));
            }
        }
        return bytes.array();
    }
}
