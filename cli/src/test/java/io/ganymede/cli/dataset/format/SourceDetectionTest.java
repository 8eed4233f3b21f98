package io.ganymede.cli.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.array.NpyFiles;
import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.common.tensor.NpzFile;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDetectionTest {
    private static final Tensor IMAGES = Tensor.ofBytes(List.of(1L, 1L, 1L, 2L), new byte[] {1, 2});
    private static final byte[] IDX = {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 9};
    private static final int CIFAR_10_RECORD = 3073;
    private static final int CIFAR_100_RECORD = 3074;

    private final Path root;

    SourceDetectionTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void foldersOfImages() {
        png("flat/1.png");
        png("classes/cat/1.png");
        png("splits/train/cat/1.png");

        assertThat(format("flat")).isEqualTo("folder");
        assertThat(format("classes")).isEqualTo("folder");
        assertThat(format("splits")).isEqualTo("folder");
    }

    @Test
    void foldersWithTables() {
        png("tiny/train/n01/images/1.png");
        text("tiny/wnids.txt");
        png("faces/images/1.png");
        text("faces/list_attr_celeba.txt");
        png("plain/images/1.png");
        text("plain/scores.csv");

        assertThat(format("tiny")).isEqualTo("tiny-imagenet");
        assertThat(format("faces")).isEqualTo("attributes");
        assertThat(format("plain")).isEqualTo("folder");
    }

    @Test
    void arraysInDirectories() {
        bytes("mnist/t10k-images-idx3-ubyte", IDX);
        bytes("ten/data_batch_1.bin", new byte[CIFAR_10_RECORD]);
        bytes("hundred/train.bin", new byte[CIFAR_100_RECORD]);
        NpyFiles.write(root.resolve("arrays/x_train.npy"), IMAGES);

        assertThat(format("mnist")).isEqualTo("idx");
        assertThat(format("ten")).isEqualTo("cifar10");
        assertThat(format("hundred")).isEqualTo("cifar100");
        assertThat(format("arrays")).isEqualTo("npy");
    }

    @Test
    void singleFilesByNameOrContent() {
        bytes("train-images-idx3-ubyte", IDX);
        bytes("samples.dat", IDX);
        bytes("samples.bin", new byte[2 * CIFAR_10_RECORD]);
        bytes("test.bin", new byte[CIFAR_100_RECORD]);
        NpyFiles.write(root.resolve("samples.npy"), IMAGES);
        NpzFile.write(root.resolve("samples.npz"), Map.of("images", IMAGES));
        SafetensorsWriter.write(root.resolve("samples.safetensors"), Map.of("images", IMAGES), Map.of());

        assertThat(format("train-images-idx3-ubyte")).isEqualTo("idx");
        assertThat(format("samples.dat")).isEqualTo("idx");
        assertThat(format("samples.bin")).isEqualTo("cifar10");
        assertThat(format("test.bin")).isEqualTo("cifar100");
        assertThat(format("samples.npy")).isEqualTo("npy");
        assertThat(format("samples.npz")).isEqualTo("npz");
        assertThat(format("samples.safetensors")).isEqualTo("safetensors");
    }

    @Test
    void anArrayOfLabelsBesideImagesIsNoSourceOfImages() {
        png("mixed/1.png");
        NpyFiles.write(root.resolve("mixed/labels.npy"), Tensor.ofLongs(List.of(1L), new long[] {0}));

        assertThat(format("mixed")).isEqualTo("folder");
    }

    @Test
    void whatIsOfNoFormatIsToldWithTheKnownOnes() {
        text("notes/readme.txt");
        png("one.png");
        bytes("noise.dat", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> format("notes"))
                .hasMessageContaining("source 'notes' has no images: expected image files (bmp,")
                .hasMessageContaining("known formats: [attributes, cifar10,")
                .hasMessageContaining("--reference-format names one");
        assertThatThrownBy(() -> format("one.png"))
                .hasMessageContaining("source 'one.png' is one image: expected a directory");
        assertThatThrownBy(() -> format("noise.dat")).hasMessageContaining("is of no format that is known");
    }

    @Test
    void whatCouldBeOfTwoFormatsIsNotGuessed() {
        png("both/1.png");
        NpzFile.write(root.resolve("both/samples.npz"), Map.of("images", IMAGES));

        assertThatThrownBy(() -> format("both"))
                .hasMessageContaining("could be of several formats: got [folder, npz], expected one")
                .hasMessageContaining("--reference-format");
    }

    private String format(String name) {
        return SourceDetection.of(root.resolve(name), name, "--reference-format")
                .name();
    }

    private void png(String name) {
        bytes(name, ImageFiles.greyPng(5));
    }

    private void text(String name) {
        bytes(name, "a b\n".getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(String name, byte[] content) {
        ImageFiles.write(root.resolve(name), content);
    }
}
