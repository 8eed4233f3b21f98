package io.ganymede.trainer.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.dataset.GeneratedSplit;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every source: draws are a function of the stream, and of nothing else. */
class ConditionSourcesTest {
    private final Path directory;

    ConditionSourcesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBatchIsAFunctionOfItsStream(String name) {
        try (DatasetSplit split = split(name)) {
            ConditionSource source = Draws.source(name, rows(name, split));
            List<float[]> seventh = Draws.rows(source, 7, 16);
            assertThat(Draws.rows(source, 8, 16)).isNotEqualTo(seventh);
            assertThat(Draws.rows(source, 7, 16)).usingRecursiveComparison().isEqualTo(seventh);
            ConditionSource again = Draws.source(name, rows(name, split));
            assertThat(Draws.rows(again, 7, 16)).usingRecursiveComparison().isEqualTo(seventh);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSmallerBatchIsTheBeginningOfALargerOne(String name) {
        if (name.equals("balanced")) {
            return; // a batch is balanced as a whole
        }
        try (DatasetSplit split = split(name)) {
            ConditionSource source = Draws.source(name, rows(name, split));
            assertThat(Draws.rows(source, 2, 5))
                    .usingRecursiveComparison()
                    .isEqualTo(Draws.rows(source, 2, 16).subList(0, 5));
        }
    }

    private static Stream<String> names() {
        return ConditionSources.REGISTRY.names().stream();
    }

    private DatasetSplit split(String name) {
        if (ConditionSources.REGISTRY.require(name).kind() == ConditionKind.CLASSES) {
            return GeneratedSplit.write(directory, Shape.of(1, 1, 1), 3, 0, 0, 1, 1, 1, 2)
                    .open();
        }
        return name.equals("kernel-density")
                ? AttributeImages.open(directory, space(name), AttributeImages.normalRows(50, 3))
                : AttributeImages.open(directory, space(name), AttributeImages.FACE_ROWS);
    }

    private static LabelSpace space(String name) {
        return name.equals("kernel-density") ? AttributeImages.real(3) : AttributeImages.FACES;
    }

    private static LabelRows rows(String name, DatasetSplit split) {
        return ConditionSources.REGISTRY.require(name).kind() == ConditionKind.CLASSES
                ? new LabelRows(ConditionSpace.ofClasses(List.of("a", "b", "c")), split)
                : AttributeImages.rows(split, space(name));
    }
}
