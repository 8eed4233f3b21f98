package io.ganymede.cli.dataset.array;

import static io.ganymede.cli.dataset.array.ArrayFiles.arrays;
import static io.ganymede.cli.dataset.array.ArrayFiles.pixels;
import static io.ganymede.cli.dataset.array.ArrayFiles.problems;
import static io.ganymede.cli.dataset.source.SourceReadings.labels;
import static io.ganymede.cli.dataset.source.SourceReadings.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceOptions.ArrayLayout;
import io.ganymede.cli.dataset.source.SourceOptions.ValueRange;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.NpyBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyFormatTest {
    private static final byte[] IMAGES = NpyBytes.of("|u1", "(2, 1, 2)", new byte[] {1, 2, 3, (byte) 255});
    private static final byte[] LABELS = NpyBytes.longs("(2,)", 1, 0);

    private final Path directory;
    private final Path npz;

    NumpyFormatTest(@TempDir Path directory) {
        this.directory = directory;
        this.npz = directory.resolve("set.npz");
    }

    @ParameterizedTest
    @CsvSource({
        "images, labels,",
        "x, y,",
        "X, Y,",
        "data, labels,",
        "data, target,",
        "arr_0, arr_1,",
        "x_train, y_train, train",
        "train_images, train_labels, train",
        "test_images, test_labels, test",
        "X_val, y_val, valid"
    })
    void readsTheUsualNames(String images, String labels, @Nullable String split) {
        NpyBytes.writeZip(npz, Map.of(images + ".npy", IMAGES, labels + ".npy", LABELS));

        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(source.problems()).isEmpty();
            assertThat(source.labels().classes()).isEqualTo(List.of("0", "1"));
            assertThat(labels(source)).containsExactly(1, 0);
            assertThat(source.split(0)).isEqualTo(split);
            assertThat(names(source)).first().isEqualTo("set.npz:" + images + "[0]");
            assertThat(pixels(source.image(1))).containsExactly(3, 255);
        }
    }

    @Test
    void readsSplitsInTheirOrder() {
        NpyBytes.writeZip(
                npz, Map.of("x_test.npy", IMAGES, "y_test.npy", LABELS, "x_train.npy", IMAGES, "y_train.npy", LABELS));

        try (ImageSource source = open(npz, ArrayFiles.classes("a", "b"))) {
            assertThat(names(source))
                    .containsExactly(
                            "set.npz:x_train[0]", "set.npz:x_train[1]", "set.npz:x_test[0]", "set.npz:x_test[1]");
            assertThat(source.labels().classes()).isEqualTo(List.of("a", "b"));
        }
    }

    @Test
    void readsDirectoriesOfArrays() throws IOException {
        Files.write(directory.resolve("kmnist-train-imgs.npy"), IMAGES);
        Files.write(directory.resolve("kmnist-train-labels.npy"), LABELS);
        Files.write(directory.resolve("mean.npy"), LABELS);

        try (ImageSource source = NumpyFormat.npy().open(directory, SourceOptions.NONE)) {
            assertThat(names(source)).containsExactly("kmnist-train-imgs.npy[0]", "kmnist-train-imgs.npy[1]");
            assertThat(source.split(0)).isEqualTo("train");
            assertThat(labels(source)).containsExactly(1, 0);
            assertThat(source.notes()).containsExactly("arrays that are not used: [mean.npy]");
        }
    }

    @Test
    void readsDirectoriesOfZipFilesWithOneArrayEach() {
        NpyBytes.writeZip(directory.resolve("k49-test-imgs.npz"), Map.of("arr_0.npy", IMAGES));
        NpyBytes.writeZip(directory.resolve("k49-test-labels.npz"), Map.of("arr_0.npy", LABELS));

        try (ImageSource source = open(directory, SourceOptions.NONE)) {
            assertThat(labels(source)).containsExactly(1, 0);
            assertThat(source.split(1)).isEqualTo("test");
        }
    }

    @Test
    void readsOneArrayAsUnlabelledImages() throws IOException {
        Path file = Files.write(directory.resolve("faces.npy"), IMAGES);

        try (ImageSource source = NumpyFormat.npy().open(file, SourceOptions.NONE)) {
            assertThat(labels(source)).containsExactly(LabelSpace.UNLABELLED, LabelSpace.UNLABELLED);
            assertThat(source.labels().classes()).isEmpty();
            assertThat(source.notes())
                    .containsExactly("'faces.npy' has neither labels nor attributes: its images are unlabelled");
        }
    }

    @Test
    void findsTheAxesByTheShape() {
        byte[] elements = {1, 2, 3, 4, 5, 6};
        assertThat(image(NpyBytes.of("|u1", "(1, 1, 2, 3)", elements), ArrayLayout.NHWC, null))
                .containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(image(NpyBytes.of("|u1", "(1, 2, 1, 3)", elements), null, null))
                .containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(image(NpyBytes.of("|u1", "(1, 3, 1, 2)", elements), null, null))
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(image(NpyBytes.of("|u1", "(1, 2, 3)", elements), null, null)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(image(NpyBytes.of("|u1", "(1, 2, 3, 1)", elements), null, null))
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void refusesShapesThatAreNoImages() {
        byte[] elements = {1, 2, 3, 4, 5, 6};
        assertRefused(
                NpyBytes.of("|u1", "(1, 1, 2, 3)", elements),
                null,
                "images can be read in two ways: got shape [1, 1, 2, 3], expected a choice by --layout");
        assertRefused(NpyBytes.of("|u1", "(1, 2, 3, 1, 1)", elements), null, "images have the wrong shape");
        assertRefused(NpyBytes.of("|u1", "(1, 6)", elements), null, "images have the wrong shape: got [1, 6]");
        assertRefused(
                NpyBytes.of("|u1", "(1, 2, 1, 3)", elements),
                ArrayLayout.NCHW,
                "images do not have the shape of NCHW: got [1, 2, 1, 3]");
        assertRefused(
                NpyBytes.of("{'descr': '|u1', 'fortran_order': True, 'shape': (1, 2, 3)}", elements),
                null,
                "array 'x' is in Fortran order");
        assertRefused(NpyBytes.of("|O", "(1,)", new byte[8]), null, "array 'x' holds pickled Python objects");
    }

    @Test
    void takesNumbersFromBlackToWhite() {
        assertThat(image(NpyBytes.floats("(1, 1, 4)", 0, 0.5f, 1, 0.998f), null, null))
                .containsExactly(0, 128, 255, 254);
        assertThat(image(NpyBytes.floats("(1, 1, 3)", -1, 0, 1), null, new ValueRange(-1, 1)))
                .containsExactly(0, 128, 255);
        assertThat(image(NpyBytes.longs("(1, 1, 2)", 7, 255), null, null)).containsExactly(7, 255);
        assertThat(image(NpyBytes.of("|b1", "(1, 1, 2)", new byte[] {0, 1}), null, null))
                .containsExactly(0, 255);
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> image(NpyBytes.floats("(1, 1, 2)", 0, 1.1f), null, null))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageStartingWith("pixel 1 is out of range: got 1.1")
                .hasMessageEndingWith("expected 0.0 to 1.0, or another --value-range");
        assertThatThrownBy(() -> image(NpyBytes.floats("(1, 1, 1)", Float.NaN), null, null))
                .hasMessageContaining("got NaN");
        assertThatThrownBy(() -> image(NpyBytes.longs("(1, 1, 1)", 256), null, null))
                .hasMessage("pixel 0 is out of range: got 256, expected 0 to 255");
        assertThatThrownBy(() -> image(IMAGES, null, new ValueRange(0, 255)))
                .hasMessage("--value-range is for floating-point images: got dtype u1");
    }

    @Test
    void readsLabelsOfEveryForm() {
        assertThat(labelsOf(NpyBytes.of("|u1", "(2, 1)", new byte[] {3, 0}))).containsExactly(3, 0);
        assertThat(labelsOf(NpyBytes.floats("(2,)", 2, -1))).containsExactly(2, LabelSpace.UNLABELLED);
        assertThat(labelsOf(NpyBytes.floats("(2, 3)", 0, 0, 1, 1, 0, 0))).containsExactly(2, 0);
    }

    @Test
    void reportsLabelsThatAreNone() {
        NpyBytes.writeZip(npz, Map.of("x.npy", IMAGES, "y.npy", NpyBytes.floats("(2,)", 1.5f, 1)));
        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(names(source)).containsExactly("set.npz:x[1]");
            assertThat(problems(source))
                    .containsExactly("set.npz:y[0]: label is not a whole number from 0, or -1 for none: got 1.5");
        }
        NpyBytes.writeZip(npz, Map.of("x.npy", IMAGES, "y.npy", NpyBytes.floats("(2, 2)", 1, 1, 0, 0)));
        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(source.count()).isZero();
            assertThat(source.problems()).hasSize(2);
            assertThat(problems(source).get(0)).contains("label is not one-hot");
        }
        NpyBytes.writeZip(npz, Map.of("x.npy", IMAGES, "y.npy", NpyBytes.longs("(2,)", 70_000, 1)));
        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(source.labels().classes()).isEqualTo(List.of("0", "1"));
            assertThat(problems(source).get(0)).contains("got 70000, expected 0 to 1");
        }
        NpyBytes.writeZip(npz, Map.of("x.npy", IMAGES, "y.npy", NpyBytes.longs("(3,)", 0, 1, 2)));
        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(problems(source).get(0))
                    .startsWith("set.npz:y: labels do not fit the images: got shape [3], expected [2]");
        }
    }

    @Test
    void readsAttributes() {
        NpyBytes.writeZip(
                npz, Map.of("images.npy", IMAGES, "attributes.npy", NpyBytes.floats("(2, 2)", 0, -2.5f, 1, 4)));

        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            float[] attributes = new float[2];
            source.copyAttributes(1, attributes);
            assertThat(attributes).containsExactly(1, 4);
            assertThat(source.labels().attributes())
                    .isEqualTo(List.of(Attribute.binary("attribute-0"), Attribute.real("attribute-1", -2.5, 4)));
        }
    }

    @Test
    void attributesOfMinusOneAndOneAreBinary() {
        NpyBytes.writeZip(
                npz,
                Map.of(
                        "x_train.npy",
                        IMAGES,
                        "attributes_train.npy",
                        NpyBytes.floats("(2, 2)", -1, -1, 1, 1),
                        "x_test.npy",
                        IMAGES,
                        "attributes_test.npy",
                        NpyBytes.floats("(2, 2)", 1, 0, -1, 1)));

        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(source.labels().attributes())
                    .isEqualTo(List.of(Attribute.binary("attribute-0"), Attribute.real("attribute-1", -1, 1)));
            float[] attributes = new float[2];
            source.copyAttributes(0, attributes);
            assertThat(attributes).containsExactly(0, -1);
            source.copyAttributes(2, attributes);
            assertThat(attributes).containsExactly(1, 0);
        }
    }

    @Test
    void aStrayAttributeIsNoted() {
        byte[] images = NpyBytes.of("|u1", "(10, 1, 1)", new byte[10]);
        NpyBytes.writeZip(
                npz,
                Map.of("x.npy", images, "attributes.npy", NpyBytes.floats("(10, 1)", 1, 0, 1, 7, 0, 1, 0, 1, 0, 0)));

        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(source.labels().attributes()).isEqualTo(List.of(Attribute.real("attribute-0", 0, 7)));
            assertThat(source.notes())
                    .containsExactly("attribute 'attribute-0' is taken as real: 1 of 10 values are not in {0, 1}, the"
                            + " first 7.0 in set.npz:attributes[3]");
        }
    }

    @Test
    void rangesAreThoseOfTheExamplesThatAreTaken() {
        NpyBytes.writeZip(
                npz,
                Map.of(
                        "x.npy", IMAGES,
                        "y.npy", NpyBytes.floats("(2,)", 0.5f, 0),
                        "attributes.npy", NpyBytes.floats("(2, 1)", 9, 3)));

        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(source.count()).isEqualTo(1);
            assertThat(source.labels().attributes()).isEqualTo(List.of(Attribute.real("attribute-0", 3, 3)));
        }
    }

    @Test
    void reportsAttributesThatAreNoNumbers() {
        NpyBytes.writeZip(npz, Map.of("images.npy", IMAGES, "attributes.npy", NpyBytes.floats("(2, 1)", Float.NaN, 1)));

        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(names(source)).containsExactly("set.npz:images[1]");
            assertThat(problems(source))
                    .containsExactly("set.npz:attributes[0]: attribute '0' is not a number: got NaN,"
                            + " expected a finite one");
        }
    }

    @Test
    void refusesSourcesWithoutImages() throws IOException {
        NpyBytes.writeZip(npz, Map.of("mu.npy", LABELS));
        assertThatThrownBy(() -> open(npz, SourceOptions.NONE))
                .hasMessageContaining("has no array of images: got [set.npz:mu], expected .npz with images and labels");

        NpyBytes.writeZip(npz, Map.of("x.npy", IMAGES, "images.npy", IMAGES));
        assertThatThrownBy(() -> open(npz, SourceOptions.NONE))
                .hasMessage("two arrays could be the images of the source: got 'set.npz:images' and 'set.npz:x',"
                        + " expected one");

        Files.writeString(npz, "no zip file");
        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(problems(source)).singleElement().asString().startsWith("set.npz: file 'set.npz' is not a zip");
        }
    }

    @Test
    void reportsDamagedArraysAndKeepsTheRest() {
        NpyBytes.writeZip(npz, Map.of("x_train.npy", Arrays.copyOf(IMAGES, IMAGES.length - 1), "x_test.npy", IMAGES));

        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(names(source)).containsExactly("set.npz:x_test[0]", "set.npz:x_test[1]");
            assertThat(problems(source))
                    .containsExactly("set.npz:x_train: array 'x_train' is truncated: got 3 bytes, expected 4 by its"
                            + " header");
        }
    }

    private List<Integer> image(byte[] array, @Nullable ArrayLayout layout, @Nullable ValueRange range) {
        NpyBytes.writeZip(npz, Map.of("x.npy", array));
        try (ImageSource source = open(npz, arrays(layout, range))) {
            assertThat(source.problems()).isEmpty();
            return pixels(source.image(0));
        }
    }

    private void assertRefused(byte[] array, @Nullable ArrayLayout layout, String message) {
        NpyBytes.writeZip(npz, Map.of("x.npy", array));
        try (ImageSource source = open(npz, arrays(layout, null))) {
            assertThat(problems(source)).singleElement().asString().startsWith("set.npz:x: " + message);
        }
    }

    private List<Integer> labelsOf(byte[] array) {
        NpyBytes.writeZip(npz, Map.of("x.npy", IMAGES, "y.npy", array));
        try (ImageSource source = open(npz, SourceOptions.NONE)) {
            assertThat(source.problems()).isEmpty();
            return labels(source);
        }
    }

    private static ImageSource open(Path path, SourceOptions options) {
        return NumpyFormat.npz().open(path, options);
    }
}
