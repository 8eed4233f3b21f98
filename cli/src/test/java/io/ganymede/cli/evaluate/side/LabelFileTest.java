package io.ganymede.cli.evaluate.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.array.NpyFiles;
import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.common.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {
    private final Path directory;

    LabelFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void numbersAreIndices() {
        SampleLabels labels = read("labels.txt", "2\n0\n-1\n2\n", 4, List.of("cat", "dog", "cow"));

        assertThat(labels.toLongs()).containsExactly(2, 0, -1, 2);
        assertThat(labels.classes()).containsExactly("0", "1", "2");
        assertThat(labels.areNumbers()).isTrue();
    }

    @Test
    void namesAreTakenWithSpacesQuotesAndBelowAHeader() {
        SampleLabels labels =
                read("labels.csv", "\uFEFFlabel\n\"ankle boot\"\nbag\n\n-1\n\"ankle boot\"\n", 4, List.of());

        assertThat(labels.classes()).containsExactly("ankle boot", "bag");
        assertThat(labels.toLongs()).containsExactly(0, 1, -1, 0);
    }

    @Test
    void numbersThatAreAllNamesAreNames() {
        SampleLabels labels = read("labels.txt", "3\n7\n", 2, List.of("1", "3", "7"));

        assertThat(labels.classes()).containsExactly("3", "7");
        assertThat(labels.toLongs()).containsExactly(0, 1);
    }

    @Test
    void arraysAreNumbersOrOneHotRows() {
        Path numbers =
                NpyFiles.write(directory.resolve("numbers.npy"), Tensor.ofLongs(List.of(3L), new long[] {1, 0, 2}));
        Path hot = NpyFiles.write(
                directory.resolve("hot.npy"), Tensor.ofFloats(List.of(2L, 3L), new float[] {0, 0, 1, 1, 0, 0}));
        Path half = NpyFiles.write(directory.resolve("half.npy"), Tensor.ofFloats(List.of(2L), new float[] {1, 0.5f}));

        assertThat(new LabelFile(numbers).read(3, List.of()).toLongs()).containsExactly(1, 0, 2);
        assertThat(new LabelFile(hot).read(2, List.of()).toLongs()).containsExactly(2, 0);
        assertThatThrownBy(() -> new LabelFile(half).read(2, List.of()))
                .hasMessageContaining("1 labels cannot be read")
                .hasMessageContaining("[1]: label is not a whole number from 0, or -1 for none: got 0.5");
        assertThatThrownBy(() -> new LabelFile(numbers).read(4, List.of()))
                .hasMessageContaining("labels do not fit the images: got shape [3], expected [4]");
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        assertThatThrownBy(() -> read("a.txt", "0\n1\n", 3, List.of()))
                .hasMessageContaining("does not fit the samples: got 2 labels, expected 3");
        assertThatThrownBy(() -> read("b.csv", "0\n1,cat\n", 2, List.of()))
                .hasMessageContaining("has several columns in line 2: got '1,cat', expected one label a line");
        assertThatThrownBy(() -> read("c.txt", "99999999\n", 1, List.of()))
                .hasMessageContaining("is out of range: got 99999999, expected 0 to 65535");
        assertThatThrownBy(() -> read("d.json", "[]", 0, List.of())).hasMessageContaining("known: [.csv, .npy, .txt]");
        assertThatThrownBy(() -> new LabelFile(directory.resolve("e.txt")).read(1, List.of()))
                .hasMessageContaining("e.txt' does not exist");
    }

    private SampleLabels read(String name, String content, int samples, List<String> known) {
        Path file = ImageFiles.write(directory.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        return new LabelFile(file).read(samples, known);
    }
}
