package io.ganymede.cli.dataset.array;

import static io.ganymede.cli.dataset.array.ArrayFiles.gzip;
import static io.ganymede.cli.dataset.array.ArrayFiles.idx;
import static io.ganymede.cli.dataset.array.ArrayFiles.pixels;
import static io.ganymede.cli.dataset.array.ArrayFiles.problems;
import static io.ganymede.cli.dataset.source.SourceReadings.labels;
import static io.ganymede.cli.dataset.source.SourceReadings.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFormatTest {
    /** Two images of 2 rows and 3 columns. */
    private static final byte[] IMAGES = idx(List.of(2, 2, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255);

    private final Path directory;

    IdxFormatTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsOneFileWithTheLabelsThatBelongToIt() throws IOException {
        Path images = Files.write(directory.resolve("t10k-images-idx3-ubyte"), IMAGES);
        Files.write(directory.resolve("t10k-labels-idx1-ubyte"), idx(List.of(2), 1, 0));
        Files.write(directory.resolve("train-labels-idx1-ubyte"), idx(List.of(3), 2, 2, 2));
        Path unnamed = Files.write(directory.resolve("samples.idx"), IMAGES);

        try (ImageSource source = new IdxFormat().open(images, SourceOptions.NONE)) {
            assertThat(labels(source)).containsExactly(1, 0);
            assertThat(source.split(0)).isEqualTo("test");
            assertThat(source.problems()).isEmpty();
        }
        try (ImageSource source = new IdxFormat().open(unnamed, SourceOptions.NONE)) {
            assertThat(labels(source)).containsExactly(-1, -1);
            assertThat(pixels(source.image(1))).containsExactly(7, 8, 9, 10, 11, 255);
        }
        assertThatThrownBy(() -> new IdxFormat().open(directory.resolve("train-labels-idx1-ubyte"), SourceOptions.NONE))
                .hasMessageContaining("holds labels by its name: expected one of images");
    }

    @ParameterizedTest
    @CsvSource({
        "train-images-idx3-ubyte, train-labels-idx1-ubyte, train",
        "train-images.idx3-ubyte, train-labels.idx1-ubyte, train",
        "t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte, test",
        "mine-test-images-idx3-ubyte, mine-test-labels-idx1-ubyte.gz, test",
        "val-images-idx3-ubyte, val-labels-idx1-ubyte, valid"
    })
    void readsPairsOfFiles(String images, String labels, String split) throws IOException {
        write(images, IMAGES);
        write(labels, idx(List.of(2), 1, 0));

        try (ImageSource source = open()) {
            assertThat(source.problems()).isEmpty();
            assertThat(source.labels()).isEqualTo(LabelSpace.ofClasses(List.of("0", "1")));
            assertThat(labels(source)).containsExactly(1, 0);
            assertThat(source.split(1)).isEqualTo(split);
            assertThat(names(source)).containsExactly(images + "[0]", images + "[1]");
            assertThat(pixels(source.image(1))).containsExactly(7, 8, 9, 10, 11, 255);
            assertThat(source.image(1).shape().dimensions()).isEqualTo(List.of(1, 2, 3));
        }
    }

    @Test
    void ordersTheSplits() throws IOException {
        for (String split : List.of("test", "valid", "train")) {
            write(split + "-images-idx3-ubyte", idx(List.of(1, 1, 1), 5));
            write(split + "-labels-idx1-ubyte", idx(List.of(1), 0));
        }

        try (ImageSource source = open()) {
            assertThat(names(source))
                    .containsExactly(
                            "train-images-idx3-ubyte[0]", "valid-images-idx3-ubyte[0]", "test-images-idx3-ubyte[0]");
        }
    }

    @Test
    void readsColour() throws IOException {
        write("train-images-idx4-ubyte", idx(List.of(1, 3, 1, 2), 1, 2, 3, 4, 5, 6));
        write("train-labels-idx1-ubyte", idx(List.of(1), 0));

        try (ImageSource source = open(ArrayFiles.classes("only"))) {
            assertThat(source.labels().classes()).isEqualTo(List.of("only"));
            assertThat(source.image(0).value(2, 0, 1)).isEqualTo(6);
        }
    }

    @Test
    void readsLargeGzipThroughAFileThatVanishes() throws IOException {
        int[] elements = new int[2000 * 28 * 28];
        Arrays.setAll(elements, i -> i / (28 * 28) % 256);
        write("train-images-idx3-ubyte.gz", idx(List.of(2000, 28, 28), elements));

        try (ImageSource source = open()) {
            assertThat(source.count()).isEqualTo(2000);
            assertThat(source.image(1999).value(0, 27, 27)).isEqualTo(1999 % 256);
            assertThat(source.label(0)).isEqualTo(LabelSpace.UNLABELLED);
            assertThat(source.labels().classes()).isEmpty();
            assertThat(source.notes()).containsExactly("there is no file of labels: every image is unlabelled");
        }
    }

    @Test
    void turnsImagesOfEmnistBack() throws IOException {
        // A file that has an image of 3 rows and 2 columns, 1 2 / 3 4 / 5 6, with rows and columns exchanged.
        write("emnist-letters-train-images-idx3-ubyte.gz", idx(List.of(1, 2, 3), 1, 3, 5, 2, 4, 6));
        write("emnist-letters-train-labels-idx1-ubyte.gz", idx(List.of(1), 2));
        Files.writeString(directory.resolve("emnist-letters-mapping.txt"), "1 65 97\n2 66 98\n");

        try (ImageSource source = open();
                ImageSource stored = open(ArrayFiles.transpose(false))) {
            assertThat(pixels(source.image(0))).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(source.image(0).shape().dimensions()).isEqualTo(List.of(1, 3, 2));
            assertThat(source.labels().classes()).isEqualTo(List.of("Aa", "Bb"));
            assertThat(labels(source)).containsExactly(1);
            assertThat(source.notes()).anyMatch(note -> note.contains("rows and columns of each image are exchanged"));
            assertThat(pixels(stored.image(0))).containsExactly(1, 3, 5, 2, 4, 6);
            assertThat(stored.notes()).noneMatch(note -> note.contains("exchanged"));
        }
    }

    @Test
    void turnsEveryChannelBack() throws IOException {
        write("train-images-idx4-ubyte", idx(List.of(1, 3, 2, 2), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));

        try (ImageSource source = open(ArrayFiles.transpose(true))) {
            assertThat(pixels(source.image(0))).containsExactly(1, 3, 2, 4, 5, 7, 6, 8, 9, 11, 10, 12);
        }
    }

    @Test
    void countsLettersFromOneWithoutMapping() throws IOException {
        write("emnist-letters-test-images-idx3-ubyte", idx(List.of(3, 1, 1), 1, 2, 3));
        write("emnist-letters-test-labels-idx1-ubyte", idx(List.of(3), 1, 3, 0));

        try (ImageSource source = open()) {
            assertThat(source.labels().classes()).isEqualTo(List.of("1", "2", "3"));
            assertThat(labels(source)).containsExactly(0, 2);
            assertThat(problems(source))
                    .containsExactly("emnist-letters-test-labels-idx1-ubyte[2]:"
                            + " label is not in the list of classes: got 0, expected 1 to 3");
        }
    }

    @Test
    void choosesAmongSeveralDataSets() throws IOException {
        write("emnist-letters-test-images-idx3-ubyte", idx(List.of(1, 1, 1), 1));
        write("emnist-digits-test-images-idx3-ubyte", idx(List.of(1, 1, 1), 2));

        try (ImageSource source = open(ArrayFiles.labels("digits"))) {
            assertThat(pixels(source.image(0))).containsExactly(2);
        }
        assertThatThrownBy(this::open)
                .hasMessageContaining("has IDX files of 2 data sets: expected a choice of one by --labels, got none;"
                        + " known: [emnist-digits, emnist-letters]");
    }

    @Test
    void reportsDamagedFilesAndKeepsTheRest() throws IOException {
        byte[] gzip = gzip(IMAGES);
        write("train-images-idx3-ubyte", Arrays.copyOf(IMAGES, IMAGES.length - 2));
        write("train-labels-idx1-ubyte", idx(List.of(2), 1, 0));
        Files.write(directory.resolve("valid-images-idx3-ubyte.gz"), Arrays.copyOf(gzip, gzip.length - 12));
        write("valid-labels-idx1-ubyte", idx(List.of(2), 1, 0));
        write("test-images-idx3-ubyte", IMAGES);
        write("test-labels-idx1-ubyte", idx(List.of(2), 1, 0));

        try (ImageSource source = open()) {
            assertThat(source.count()).isEqualTo(2);
            assertThat(problems(source))
                    .containsExactly(
                            "train-images-idx3-ubyte: content is truncated: got 10 bytes, expected 12 by its header",
                            "valid-images-idx3-ubyte.gz: file is truncated: it ends early");
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        byte[] wrongType = IMAGES.clone();
        wrongType[2] = 13;

        assertImagesRefused(Arrays.copyOf(IMAGES, IMAGES.length + 1), "content is too long: got 13 bytes, expected 12");
        assertImagesRefused(gzip(Arrays.copyOf(IMAGES, IMAGES.length + 1)), "content is too long: got more than");
        assertImagesRefused(wrongType, "elements cannot be read: got type 0x0d, expected 0x08 (unsigned byte)");
        assertImagesRefused("PK34".getBytes(StandardCharsets.US_ASCII), "file is not IDX: got first");
        assertImagesRefused(new byte[0], "file is truncated");
        assertImagesRefused(idx(List.of(2, 3), 1, 2, 3, 4, 5, 6), "images have the wrong shape: got [2, 3]");
        assertImagesRefused(idx(List.of(1, 2, 1, 1), 1, 2), "images have the wrong shape: got [1, 2, 1, 1]");
        assertImagesRefused(idx(List.of(2, -1, 3)), "dimension 1 is too small: got -1");
        assertImagesRefused(gzip(idx(List.of(2147483647, 1000, 1000))), "content is too large");
        assertImagesRefused(
                idx(List.of(3, 1, 1), 1, 2, 3), "labels do not fit the images: got shape [2], expected [3]");
    }

    @Test
    void reportsHalfAPair() throws IOException {
        write("train-images-idx3-ubyte", IMAGES);
        write("train-labels-idx1-ubyte", idx(List.of(2), 1, 0));
        write("t10k-images-idx3-ubyte", IMAGES);
        write("valid-labels-idx1-ubyte", idx(List.of(2), 1, 0));

        try (ImageSource source = open()) {
            assertThat(problems(source))
                    .containsExactly(
                            "valid-labels-idx1-ubyte: there are no images to these labels",
                            "t10k-images-idx3-ubyte: there are no labels to these images");
        }
    }

    @Test
    void reportsLabelsOutsideTheClasses() throws IOException {
        write("train-images-idx3-ubyte", IMAGES);
        write("train-labels-idx1-ubyte", idx(List.of(2), 7, 1));

        try (ImageSource source = open(ArrayFiles.classes("zero", "one"))) {
            assertThat(names(source)).containsExactly("train-images-idx3-ubyte[1]");
            assertThat(problems(source))
                    .containsExactly("train-labels-idx1-ubyte[0]: label is not in the list of classes: got 7,"
                            + " expected 0 to 1");
        }
    }

    @Test
    void readsAPlainFileWhereBothAreThere() throws IOException {
        write("train-images-idx3-ubyte", IMAGES);
        write("train-images-idx3-ubyte.gz", idx(List.of(1, 1, 1), 9));

        try (ImageSource source = open()) {
            assertThat(source.count()).isEqualTo(2);
            assertThat(source.notes()).anyMatch(note -> note.startsWith("'train-images-idx3-ubyte.gz' is not read"));
        }
    }

    @Test
    void refusesDirectoriesWithoutIdxAndBadMappings() throws IOException {
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageContaining("has no IDX files: expected train-images-idx3-ubyte");

        write("emnist-letters-test-images-idx3-ubyte", idx(List.of(1, 1, 1), 1));
        for (String mapping : List.of("", "1 65\n3 66\n", "A 65\n", "1 9999999\n", "1 1114112\n", "1 10\n")) {
            Files.writeString(directory.resolve("emnist-letters-mapping.txt"), mapping);
            assertThatThrownBy(this::open)
                    .as(mapping)
                    .isInstanceOf(PlatformException.class)
                    .hasMessageStartingWith("mapping 'emnist-letters-mapping.txt' ");
        }
    }

    private void assertImagesRefused(byte[] images, String message) throws IOException {
        Files.write(directory.resolve("train-images-idx3-ubyte"), images);
        write("train-labels-idx1-ubyte", idx(List.of(2), 1, 0));
        try (ImageSource source = open()) {
            assertThat(source.count()).isZero();
            assertThat(problems(source)).singleElement().asString().contains("train-images-idx3-ubyte: " + message);
        }
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), name.endsWith(".gz") ? gzip(content) : content);
    }

    private ImageSource open() {
        return open(SourceOptions.NONE);
    }

    private ImageSource open(SourceOptions options) {
        return new IdxFormat().open(directory, options);
    }
}
