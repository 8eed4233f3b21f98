package io.ganymede.cli.evaluate.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.cli.dataset.array.NpyFiles;
import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.NpzFile;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideReaderTest {
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final Path root;
    private final Path scratch;
    private final SideReader reader;

    SideReaderTest(@TempDir Path root) {
        this.root = root;
        this.scratch = root.resolve("scratch");
        this.reader = new SideReader(() -> store, scratch, LocalSource.Settings.defaults());
    }

    @BeforeEach
    void makeScratch() throws java.io.IOException {
        Files.createDirectories(scratch);
    }

    @Test
    void aSplitIsChosenWhereThereAreSeveral() {
        png("images/train/cat/1.png", "images/train/cat/2.png", "images/test/cat/3.png", "images/test/dog/4.png");

        assertThat(count(Side.REFERENCE, "images", null)).isEqualTo(2);
        assertThat(labels(Side.TRAINING, "images", null)).containsExactly(0, 0);
        assertThat(labels(Side.GENERATED, "images", "test")).containsExactly(0, 1);
        assertThatThrownBy(() -> count(Side.GENERATED, "images", null))
                .hasMessageContaining("has the splits [test, train]: expected a choice of one by --generated-split");
        assertThatThrownBy(() -> count(Side.REFERENCE, "images", "tests"))
                .hasMessageContaining("unknown split 'tests'; did you mean 'test'?")
                .hasMessageContaining("--reference-split");
    }

    @Test
    void imagesWithoutClassesHaveNoLabels() {
        png("flat/1.png", "flat/2.png", "flat/3.png");

        assertThat(count(Side.GENERATED, "flat", null)).isEqualTo(3);
        assertThat(labels(Side.GENERATED, "flat", null)).isEmpty();
        assertThatThrownBy(() -> count(Side.GENERATED, "flat", "test"))
                .hasMessageContaining("has no splits: --generated-split 'test' cannot be taken of it");
    }

    @Test
    void tooFewImagesAreRefused() {
        png("alone/1.png");

        assertThatThrownBy(() -> count(Side.GENERATED, "alone", null))
                .hasMessageContaining("has too few images: got 1, expected at least 2");
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> count(Side.GENERATED, "absent", null))
                .returns(Reason.NOT_FOUND, PlatformException::reason)
                .withMessageContaining("absent' does not exist");
        assertThatThrownBy(() -> reader.open(new SideRequest(Side.REFERENCE, "https://host/x.zip", null, null)))
                .hasMessageContaining("is an address: expected a file or directory");
        assertThatThrownBy(() -> reader.open(
                        new SideRequest(Side.REFERENCE, root.resolve("alone").toString(), "foldr", null)))
                .hasMessageContaining("--reference-format: unknown format 'foldr'; did you mean 'folder'?");
    }

    @Test
    void aDataSetIsTakenFromTheStoreWithItsClasses() {
        publish();

        try (OpenSide side = reader.open(new SideRequest(Side.REFERENCE, "dataset:pets", null, null))) {
            assertThat(side.labels().classes()).containsExactly("cat", "dog");
            assertThat(side.labels().toLongs()).containsExactly(1, 0, 1);
            assertThat(((ImageSide) side).dataset()).isPresent();
        }
        assertThatThrownBy(() -> reader.open(new SideRequest(Side.GENERATED, "dataset:pets:1", null, null)))
                .hasMessageContaining("has the splits [test]: expected a choice of one, such as dataset:pets:1/train");
        assertThatThrownBy(() -> reader.open(new SideRequest(Side.GENERATED, "dataset:pets/valid", null, null)))
                .hasMessageContaining("data set 'pets' has no split 'valid'; known: [test]");
        assertThatThrownBy(() -> reader.open(new SideRequest(Side.REFERENCE, "dataset:pest", null, null)))
                .hasMessageContaining("unknown data set 'pest'; did you mean 'pets'?");
        assertThatThrownBy(() -> reader.open(new SideRequest(Side.REFERENCE, "dataset:a:b:c", null, null)))
                .hasMessageContaining("expected dataset:NAME[:VERSION][/SPLIT]");
    }

    @Test
    void matricesKeepTheirNumbersAndTypes() {
        NpzFile.write(
                root.resolve("m.npz"),
                Map.of(
                        "pool_3", Tensor.ofFloats(List.of(2L, 3L), new float[] {1, 2, 3, 4, 5, 6}),
                        "logits", Tensor.ofDoubles(List.of(2L, 2L), new double[] {0.1, 0.2, 0.3, 0.4}),
                        "labels", Tensor.ofLongs(List.of(2L), new long[] {1, 0}),
                        "extra", Tensor.ofLongs(List.of(1L), new long[] {1})));

        try (MatrixSide side = matrices(Side.GENERATED, "m.npz")) {
            assertThat(side.notes()).containsExactly("arrays that are not used: [extra]");
            try (SafetensorsFile file = SafetensorsFile.open(side.write(scratch, side.labels()))) {
                assertThat(file.names()).containsExactlyInAnyOrder("features", "logits", "labels");
                assertThat(file.tensor("features").toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
                assertThat(file.tensor("logits").toDoubles()).containsExactly(0.1, 0.2, 0.3, 0.4);
                assertThat(file.tensor("labels").toLongs()).containsExactly(1, 0);
            }
        }
        assertThat(scratch.resolve("generated.features")).doesNotExist();
    }

    @Test
    void aMatrixAloneIsFeatures() {
        NpyFiles.write(root.resolve("f.npy"), Tensor.ofDoubles(List.of(2L, 1L), new double[] {1, 2}));
        SafetensorsWriter.write(
                root.resolve("f.safetensors"),
                Map.of("features", Tensor.ofFloats(List.of(2L, 1L), new float[] {1, 2})),
                Map.of());

        try (MatrixSide side = matrices(Side.GENERATED, "f.npy");
                MatrixSide other = matrices(Side.REFERENCE, "f.safetensors")) {
            assertThat(side.columns("features")).isEqualTo(1);
            assertThat(other.count()).isEqualTo(2);
        }
    }

    @Test
    void statisticsStandForAReferenceAlone() {
        NpzFile.write(
                root.resolve("stats.npz"),
                Map.of(
                        "mu", Tensor.ofFloats(List.of(2L), new float[] {1, 2}),
                        "sigma", Tensor.ofDoubles(List.of(2L, 2L), new double[] {2, 1, 1, 3})));
        NpzFile.write(root.resolve("half.npz"), Map.of("mu", Tensor.ofDoubles(List.of(2L), new double[] {1, 2})));

        try (MatrixSide side = matrices(Side.REFERENCE, "stats.npz");
                SafetensorsFile file = SafetensorsFile.open(side.write(scratch, SampleLabels.NONE))) {
            assertThat(side.columns("features")).isEqualTo(2);
            assertThat(file.tensor("mu").toDoubles()).containsExactly(1, 2);
            assertThat(file.tensor("sigma").type()).isEqualTo(DataType.F64);
            assertThat(file.tensor("sigma").shape()).containsExactly(2L, 2L);
            assertThat(file.tensor("sigma").toDoubles()).containsExactly(2, 1, 1, 3);
        }
        assertThatThrownBy(() -> matrices(Side.GENERATED, "stats.npz"))
                .hasMessageContaining("has statistics only: got [mu, sigma], expected features or logits");
        assertThatThrownBy(() -> matrices(Side.REFERENCE, "half.npz"))
                .hasMessageContaining("has half of the statistics: got [mu], expected mu and sigma");
    }

    @Test
    void matricesThatAreDamagedAreRefused() {
        NpyFiles.write(root.resolve("nan.npy"), Tensor.ofDoubles(List.of(2L, 2L), new double[] {1, 2, 3, Double.NaN}));
        NpyFiles.write(root.resolve("one.npy"), Tensor.ofDoubles(List.of(1L, 2L), new double[] {1, 2}));
        NpzFile.write(
                root.resolve("uneven.npz"),
                Map.of(
                        "features", Tensor.ofDoubles(List.of(2L, 1L), new double[2]),
                        "logits", Tensor.ofDoubles(List.of(3L, 1L), new double[3])));
        NpzFile.write(root.resolve("flat.npz"), Map.of("features", Tensor.ofDoubles(List.of(2L), new double[2])));

        try (MatrixSide side = matrices(Side.GENERATED, "nan.npy")) {
            assertThatThrownBy(() -> side.write(scratch, SampleLabels.NONE))
                    .hasMessageContaining("--generated '")
                    .hasMessageContaining("features is not finite at [1, 1]: got NaN");
        }
        assertThatThrownBy(() -> matrices(Side.GENERATED, "one.npy"))
                .hasMessageContaining("has too few samples: got 1, expected at least 2");
        assertThatThrownBy(() -> matrices(Side.GENERATED, "uneven.npz"))
                .hasMessageContaining("different numbers of samples: got [[2, 1], [3, 1]]");
        assertThatThrownBy(() -> matrices(Side.GENERATED, "flat.npz"))
                .hasMessageContaining("features has the wrong shape: got [2], expected [samples, numbers]");
    }

    private MatrixSide matrices(Side side, String name) {
        return (MatrixSide) reader.open(new SideRequest(side, root.resolve(name).toString(), null, null));
    }

    private int count(Side side, String name, @Nullable String split) {
        try (OpenSide open = open(side, name, split)) {
            return open.count();
        }
    }

    private long[] labels(Side side, String name, @Nullable String split) {
        try (OpenSide open = open(side, name, split)) {
            return open.labels().toLongs();
        }
    }

    private OpenSide open(Side side, String name, @Nullable String split) {
        return reader.open(new SideRequest(side, root.resolve(name).toString(), null, split));
    }

    private void png(String... names) {
        for (int i = 0; i < names.length; i++) {
            ImageFiles.write(root.resolve(names[i]), ImageFiles.greyPng(i));
        }
    }

    private void publish() {
        byte[] content = SafetensorsWriter.toBytes(
                Map.of(
                        "images", Tensor.ofBytes(List.of(3L, 1L, 1L, 1L), new byte[] {1, 2, 3}),
                        "labels", Tensor.ofLongs(List.of(3L), new long[] {1, 0, 1})),
                Map.of());
        String folder = ObjectKeys.dataset("pets", "1");
        ArtifactRef file = store.put(folder + "test.safetensors", content, "application/octet-stream");
        DatasetManifest manifest = Manifests.ofClasses(
                "pets",
                Shape.of(1, 1, 1),
                List.of("cat", "dog"),
                Map.of("test", SplitDescription.ofClasses(file, List.of(1L, 2L))));
        store.put(folder + ObjectKeys.MANIFEST, Json.bytes(manifest), "application/json");
    }
}
