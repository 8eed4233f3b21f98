package io.ganymede.cli.dataset.array;

import static io.ganymede.cli.dataset.array.ArrayFiles.pixels;
import static io.ganymede.cli.dataset.array.ArrayFiles.problems;
import static io.ganymede.cli.dataset.source.SourceReadings.labels;
import static io.ganymede.cli.dataset.source.SourceReadings.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.ImportSummary;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.json.Json;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsFormatTest {
    private static final Tensor IMAGES = Tensor.ofBytes(List.of(2L, 1L, 1L, 2L), new byte[] {1, 2, 3, (byte) 255});
    private static final Tensor LABELS = Tensor.ofLongs(List.of(2L), new long[] {1, -1});

    private final Path directory;

    SafetensorsFormatTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsSplitsAndNames() {
        Map<String, String> names = Map.of("classes", "[\"cat\", \"dog\"]");
        write("test", Map.of("images", IMAGES, "labels", LABELS), names);
        write("train", Map.of("images", IMAGES, "labels", LABELS), names);

        try (ImageSource source = open()) {
            assertThat(source.problems()).isEmpty();
            assertThat(source.labels()).isEqualTo(LabelSpace.ofClasses(List.of("cat", "dog")));
            assertThat(labels(source)).containsExactly(1, -1, 1, -1);
            assertThat(names(source)).element(2).isEqualTo("test.safetensors[0]");
            assertThat(source.split(0)).isEqualTo("train");
            assertThat(source.split(2)).isEqualTo("test");
            assertThat(pixels(source.image(1))).containsExactly(3, 255);
        }
    }

    @Test
    void readsOneFileWithAttributes() {
        Tensor attributes = Tensor.ofFloats(List.of(2L, 2L), new float[] {1, 0.5f, 0, -0.5f});
        write(
                "faces",
                Map.of("images", IMAGES, "attributes", attributes),
                Map.of("attributes", "[\"glasses\", \"age\"]"));

        try (ImageSource source =
                new SafetensorsFormat().open(directory.resolve("faces.safetensors"), SourceOptions.NONE)) {
            float[] values = new float[2];
            source.copyAttributes(1, values);
            assertThat(values).containsExactly(0, -0.5f);
            assertThat(source.labels().attributes())
                    .isEqualTo(List.of(Attribute.binary("glasses"), Attribute.real("age", -0.5, 0.5)));
            assertThat(source.split(0)).isNull();
        }
    }

    @Test
    void takesNamesAndGroupsOfAManifest() throws IOException {
        LabelSpace space = new LabelSpace(
                List.of("a", "b"),
                List.of(Attribute.binary("dark"), Attribute.binary("fair"), Attribute.real("age", 0, 1)),
                List.of(new AttributeGroup("hair", List.of("dark", "fair"), true)));
        float[] values = {1, 0, 0, Float.NaN, Float.NaN, Float.NaN};
        write(
                "train",
                Map.of("images", IMAGES, "labels", LABELS, "attributes", Tensor.ofFloats(List.of(2L, 3L), values)),
                Map.of());
        Files.write(directory.resolve("manifest.json"), Json.bytes(manifest(space)));

        try (ImageSource source = open()) {
            assertThat(source.problems()).isEmpty();
            assertThat(source.labels().classes()).isEqualTo(space.classes());
            assertThat(source.labels().groups()).isEqualTo(space.groups());
            assertThat(source.labels().attributes().get(2)).isEqualTo(Attribute.real("age", 0, 0));
            float[] unknown = new float[3];
            source.copyAttributes(1, unknown);
            assertThat(unknown).containsOnly(Float.NaN);
        }
    }

    @Test
    void numbersWhatNobodyNames() {
        write("train", Map.of("images", IMAGES, "labels", LABELS), Map.of());

        try (ImageSource source = open()) {
            assertThat(source.labels().classes()).isEqualTo(List.of("0", "1"));
        }
    }

    @Test
    void reportsWhatDoesNotFit() throws IOException {
        write("a", Map.of("pictures", IMAGES), Map.of());
        write("b", Map.of("images", LABELS), Map.of());
        write("c", Map.of("images", Tensor.ofBytes(List.of(1L, 2L, 1L, 1L), new byte[2])), Map.of());
        write("d", Map.of("images", IMAGES, "labels", Tensor.ofLongs(List.of(1L), new long[1])), Map.of());
        write("e", Map.of("images", IMAGES), Map.of("classes", "cat"));
        write("f", Map.of("images", IMAGES, "labels", Tensor.ofLongs(List.of(2L), new long[] {-2, 0})), Map.of());
        Files.writeString(directory.resolve("g.safetensors"), "short");

        try (ImageSource source = open()) {
            assertThat(names(source)).containsExactly("f.safetensors[1]");
            assertThat(problems(source)).hasSize(7);
            assertThat(problems(source).get(0))
                    .isEqualTo("a.safetensors: tensor 'images' is missing; known: [pictures]");
            assertThat(problems(source).get(1)).contains("has the wrong type: got I64, expected U8");
            assertThat(problems(source).get(2)).contains("has the wrong shape: got [1, 2, 1, 1]");
            assertThat(problems(source).get(3)).contains("do not fit the images: got I64 [1], expected [2]");
            assertThat(problems(source).get(4)).contains("metadata 'classes' is not valid JSON");
            assertThat(problems(source).get(5)).startsWith("g.safetensors: ");
            assertThat(problems(source).get(6)).startsWith("f.safetensors[0]: label is not in the list of classes");
        }
    }

    @Test
    void refusesSplitsWithDifferentAttributes() {
        write(
                "train",
                Map.of("images", IMAGES, "attributes", Tensor.ofFloats(List.of(2L, 1L), new float[2])),
                Map.of());
        write("test", Map.of("images", IMAGES), Map.of());

        assertThatThrownBy(this::open)
                .hasMessage(
                        "'test.safetensors' does not have the attributes of 'train.safetensors': got 0, expected 1");
    }

    @Test
    void refusesDirectoriesWithoutItsFiles() {
        assertThatThrownBy(this::open).hasMessageContaining("has no safetensors files: expected train.safetensors");
    }

    private void write(String name, Map<String, Tensor> tensors, Map<String, String> metadata) {
        SafetensorsWriter.write(directory.resolve(name + ".safetensors"), tensors, metadata);
    }

    private ImageSource open() {
        return new SafetensorsFormat().open(directory, SourceOptions.NONE);
    }

    private static DatasetManifest manifest(LabelSpace space) {
        return new DatasetManifest(
                "set",
                "1",
                Shape.of(1, 1, 2),
                DatasetManifest.BYTES,
                space,
                Map.of(),
                List.of(0.5),
                List.of(0.5),
                "",
                "CC0",
                "test",
                new ImportSummary("test", Map.of(), 0, 0, 0, null),
                Instant.EPOCH);
    }
}
