package io.ganymede.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetImportTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final IdxDirectory.Options OPTIONS =
            new IdxDirectory.Options(List.of("zero", "one", "two"), 0.25, 5, "CC0", "made for a test");

    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final DatasetImport datasets = new DatasetImport(store, CLOCK);

    @Test
    void storesSplitsAndManifest(@TempDir Path directory) throws IOException {
        write(directory, "t10k", 3, 8);

        DatasetRef ref = datasets.run("tiny", IdxDirectory.read(directory, OPTIONS));

        DatasetManifest manifest =
                new DatasetCatalog(store).require("tiny", null).manifest();
        assertThat(ref.version()).isEqualTo("1");
        assertThat(manifest.imageShape()).isEqualTo(Shape.of(1, 2, 2));
        assertThat(manifest.classes()).isEqualTo(List.of("zero", "one", "two"));
        assertThat(manifest.split("train").classCounts()).isEqualTo(List.of(6L, 6L, 6L));
        assertThat(manifest.split("test").classCounts()).isEqualTo(List.of(2L, 2L, 2L));
        assertThat(manifest.licence()).isEqualTo("CC0");
        assertThat(store.list("datasets/"))
                .isEqualTo(List.of(
                        "datasets/tiny/1/manifest.json",
                        "datasets/tiny/1/test.safetensors",
                        "datasets/tiny/1/train.safetensors"));
    }

    @Test
    void keepsEveryImageWithItsLabel(@TempDir Path directory) throws IOException {
        write(directory, "t10k", 3, 8);
        datasets.run("tiny", IdxDirectory.read(directory, OPTIONS));
        DatasetManifest manifest =
                new DatasetCatalog(store).require("tiny", "1").manifest();
        Path file = directory.resolve("train.safetensors");

        store.download(manifest.split("train").file(), file);

        try (SafetensorsFile split = SafetensorsFile.open(file)) {
            long[] labels = split.tensor("labels").toLongs();
            var pixels = split.tensor("images").bytes();
            for (int i = 0; i < labels.length; i++) {
                assertThat((pixels.get(4 * i) & 0xff) / 10).isEqualTo((int) labels[i]);
            }
        }
    }

    @Test
    void computesMomentsOfTheTrainingImages(@TempDir Path directory) throws IOException {
        Files.write(
                directory.resolve("train-images-idx3-ubyte"),
                IdxBytes.of(8, new int[] {2, 1, 2}, new byte[] {0, (byte) 255, 0, (byte) 255}));
        Files.write(directory.resolve("train-labels-idx1-ubyte"), IdxBytes.labels(2, 1));
        Files.write(
                directory.resolve("t10k-images-idx3-ubyte"),
                IdxBytes.of(8, new int[] {2, 1, 2}, new byte[] {9, 9, 9, 9}));
        Files.write(directory.resolve("t10k-labels-idx1-ubyte"), IdxBytes.labels(2, 1));

        datasets.run("two", IdxDirectory.read(directory, new IdxDirectory.Options(List.of(), 0.5, 0, "CC0", "test")));

        DatasetManifest manifest =
                new DatasetCatalog(store).require("two", null).manifest();
        assertThat(manifest.classes()).isEqualTo(List.of("0", "1"));
        assertThat(manifest.mean().get(0)).isCloseTo(0.5, within(1e-12));
        assertThat(manifest.deviation().get(0)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void writesTheSameContentOnce(@TempDir Path directory) throws IOException {
        write(directory, "t10k", 3, 8);

        DatasetRef first = datasets.run("tiny", IdxDirectory.read(directory, OPTIONS));
        DatasetRef second = datasets.run("tiny", IdxDirectory.read(directory, OPTIONS));

        assertThat(second).isEqualTo(first);
        assertThat(new DatasetCatalog(store).versions("tiny")).isEqualTo(List.of("1"));
    }

    @Test
    void givesChangedContentANewVersion(@TempDir Path directory) throws IOException {
        write(directory, "t10k", 3, 8);
        datasets.run("tiny", IdxDirectory.read(directory, OPTIONS));
        write(directory, "t10k", 3, 12);

        datasets.run("tiny", IdxDirectory.read(directory, OPTIONS));

        assertThat(new DatasetCatalog(store).versions("tiny")).isEqualTo(List.of("1", "2"));
    }

    @Test
    void splitsByTheSeedAlone(@TempDir Path directory) throws IOException {
        write(directory, "t10k", 3, 8);
        IdxDirectory.Options other = new IdxDirectory.Options(OPTIONS.classes(), 0.25, 6, "CC0", "made for a test");

        ImageSource one = IdxDirectory.read(directory, OPTIONS);
        ImageSource same = IdxDirectory.read(directory, OPTIONS);
        ImageSource different = IdxDirectory.read(directory, other);

        assertThat(selection(same)).isEqualTo(selection(one));
        assertThat(selection(different)).isNotEqualTo(selection(one));
    }

    @Test
    void bundlesTenThousandImagesOfFashion() {
        ImageSource bundled = IdxDirectory.bundled();

        assertThat(split(bundled, "train").count()).isEqualTo(8000);
        assertThat(split(bundled, "test").count()).isEqualTo(2000);
        assertThat(bundled.classes()).hasSize(10);
        assertThat(bundled.licence()).contains("MIT");
        long trousers = selection(bundled).stream()
                .filter(i -> split(bundled, "test").labels().element(i) == 1)
                .count();
        assertThat(trousers).isEqualTo(200);
    }

    @Test
    void refusesIncompleteDirectories(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> IdxDirectory.read(directory, OPTIONS))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("has no IDX files");
        Files.write(directory.resolve("train-images-idx3-ubyte"), IdxBytes.images(3, 2, 2));
        assertThatThrownBy(() -> IdxDirectory.read(directory, OPTIONS)).hasMessageContaining("images without labels");
        assertThatThrownBy(() -> IdxDirectory.read(directory.resolve("none"), OPTIONS))
                .hasMessageContaining("is not a directory");
    }

    @Test
    void refusesFilesThatDoNotFitTogether(@TempDir Path directory) throws IOException {
        Files.write(directory.resolve("t10k-images-idx3-ubyte"), IdxBytes.images(3, 2, 2));
        Files.write(directory.resolve("t10k-labels-idx1-ubyte"), IdxBytes.labels(3, 3));

        assertThatThrownBy(() -> IdxDirectory.read(directory, OPTIONS))
                .hasMessageContaining("there are 6 images but 9 labels");
    }

    @Test
    void refusesLabelsOutsideTheClasses(@TempDir Path directory) throws IOException {
        write(directory, "t10k", 4, 8);

        assertThatThrownBy(() -> IdxDirectory.read(directory, OPTIONS))
                .hasMessageContaining("label 3, expected 0 to 2");
    }

    @Test
    void refusesBadNamesAndFractions(@TempDir Path directory) throws IOException {
        write(directory, "t10k", 3, 8);

        assertThatThrownBy(() -> datasets.run("My Data", IdxDirectory.read(directory, OPTIONS)))
                .hasMessageContaining("'My Data' is not allowed");
        assertThatThrownBy(() -> new IdxDirectory.Options(List.of(), 1.5, 0, "", ""))
                .hasMessageContaining("got 1.5");
        assertThat(store.list("")).isEmpty();
    }

    private static LabelledImages split(ImageSource source, String name) {
        return Optional.ofNullable(source.splits().get(name)).orElseThrow();
    }

    private static List<Integer> selection(ImageSource source) {
        return split(source, "test").selection();
    }

    private static void write(Path directory, String prefix, int classes, int perClass) throws IOException {
        byte[] images = IdxBytes.images(classes, perClass, 2);
        Files.write(directory.resolve(prefix + "-images-idx3-ubyte"), images);
        Files.write(directory.resolve(prefix + "-labels-idx1-ubyte"), IdxBytes.labels(classes, perClass));
    }
}
