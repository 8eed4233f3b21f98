package io.ganymede.cli.dataset.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganymede.cli.dataset.source.FakeSource;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final LabelSpace ABC = LabelSpace.ofClasses(List.of("a", "b", "c"));

    /** 40 of a, 20 of b, 10 of c, in no split. */
    private final FakeSource unsplit =
            new FakeSource(ABC).addMany(null, 0, 40, 0).addMany(null, 1, 20, 50).addMany(null, 2, 10, 80);

    /** 10 of a and 4 of b to train, 2 of each to test. */
    private final FakeSource split = new FakeSource(LabelSpace.ofClasses(List.of("a", "b")))
            .addMany("train", 0, 10, 0)
            .addMany("test", 0, 2, 20)
            .addMany("train", 1, 4, 40)
            .addMany("test", 1, 2, 60);

    @Test
    void aSourceWithoutSplitsIsSplitByClass() {
        Selection selection = Selection.of(unsplit, options(0.1, 0.2, 7));

        assertThat(counts(selection, "test")).containsExactly(4, 2, 1);
        assertThat(counts(selection, "valid")).containsExactly(8, 4, 2);
        assertThat(counts(selection, "train")).containsExactly(28, 14, 7);
        int[] all = IntStream.concat(
                        Arrays.stream(selection.examples("train")),
                        IntStream.concat(
                                Arrays.stream(selection.examples("valid")), Arrays.stream(selection.examples("test"))))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, 70).toArray());
    }

    @Test
    void theSeedDecidesTheSplit() {
        int[] first = Selection.of(unsplit, options(0.5, null, 1)).examples("test");
        int[] again = Selection.of(unsplit, options(0.5, null, 1)).examples("test");
        int[] other = Selection.of(unsplit, options(0.5, null, 2)).examples("test");

        assertThat(again).isEqualTo(first).isSorted();
        assertThat(other).isNotEqualTo(first).isSorted();
    }

    @Test
    void aSourceWithSplitsKeepsThem() {
        Selection selection = Selection.of(split, SelectionOptions.ALL);

        assertThat(counts(selection, "train")).containsExactly(10, 4);
        assertThat(counts(selection, "test")).containsExactly(2, 2);
        assertThat(selection.examples("valid")).isEmpty();
        assertThat(selection.count()).isEqualTo(18);
    }

    @Test
    void aValidSplitIsDrawnOutOfTheTrainingSplit() {
        Selection selection = Selection.of(split, options(null, 0.5, 0));

        assertThat(counts(selection, "train")).containsExactly(5, 2);
        assertThat(counts(selection, "valid")).containsExactly(5, 2);
        assertThat(counts(selection, "test")).containsExactly(2, 2);
    }

    @Test
    void aTestFractionOfASourceWithTestSplitIsRefusedUnlessAllIsMixed() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> Selection.of(split, options(0.5, null, 0)))
                .withMessage("--test-fraction is for sources without a test split: this one has [test, train];"
                        + " --resplit mixes them and draws anew")
                .returns(Reason.INVALID_ARGUMENT, PlatformException::reason);

        Selection mixed = Selection.of(split, new SelectionOptions(List.of(), null, List.of(), 0.5, null, true, 0, 0));
        assertThat(counts(mixed, "train")).containsExactly(6, 3);
        assertThat(counts(mixed, "test")).containsExactly(6, 3);
    }

    @Test
    void oneSplitAloneIsDrawnAnew() {
        FakeSource onlyTest = new FakeSource(ABC)
                .addMany("test", 0, 5, 0)
                .addMany("test", 1, 5, 10)
                .addMany("test", 2, 5, 20);

        Selection selection = Selection.of(onlyTest, SelectionOptions.ALL);

        assertThat(counts(selection, "train")).containsExactly(4, 4, 4);
        assertThat(counts(selection, "test")).containsExactly(1, 1, 1);
    }

    @Test
    void anExampleInNoSplitIsTold() {
        split.add(null, 0, 99);

        assertThat(Selection.of(split, SelectionOptions.ALL).unassigned()).containsExactly(18);
        assertThat(Selection.of(unsplit, SelectionOptions.ALL).unassigned()).isEmpty();
    }

    @Test
    void keptClassesGetNewLabels() {
        Selection selection = Selection.of(
                unsplit, new SelectionOptions(List.of("c", "a"), null, List.of(), null, null, false, 0, 0));

        assertThat(selection.classes()).containsExactly("c", "a");
        assertThat(counts(selection, "train")).containsExactly(8, 32);
        assertThat(selection.label(0)).isEqualTo(1);
        assertThat(selection.label(69)).isZero();
    }

    @Test
    void anUnknownClassIsRefused() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> Selection.of(
                        split, new SelectionOptions(List.of("ab"), null, List.of(), null, null, false, 0, 0)))
                .withMessageContaining("unknown class 'ab'")
                .withMessageContaining("known: [a, b]");
    }

    @Test
    void aBiasedSubsetThinsTheTrainingSplitOnly() {
        Selection selection =
                Selection.of(split, new SelectionOptions(List.of(), null, List.of(3L, 0L), null, null, false, 0, 5));

        assertThat(counts(selection, "train")).containsExactly(3, 0);
        assertThat(counts(selection, "test")).containsExactly(2, 2);
        assertThat(selection.emptyClasses()).isEmpty();
        assertThat(selection.mayBeEmpty("train", 1)).isTrue();
        assertThat(selection.mayBeEmpty("test", 1)).isFalse();
    }

    @Test
    void aBiasedSubsetMustFitTheSource() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> Selection.of(
                        split, new SelectionOptions(List.of(), null, List.of(11L, 1L), null, null, false, 0, 0)))
                .withMessage("--per-class asks for 11 training images of class 'a': the source has 10");
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> Selection.of(
                        split, new SelectionOptions(List.of(), null, List.of(1L), null, null, false, 0, 0)))
                .withMessage("--per-class must have a number for each class: got 1, expected 2 for [a, b]");
    }

    @Test
    void aLimitHoldsInEverySplit() {
        Selection selection =
                Selection.of(split, new SelectionOptions(List.of(), 2, List.of(), null, null, false, 0, 5));

        assertThat(counts(selection, "train")).containsExactly(2, 2);
        assertThat(counts(selection, "test")).containsExactly(2, 2);
    }

    @Test
    void labelsAreTakenAwayByClassAndInTheTrainingSplitOnly() {
        Selection selection =
                Selection.of(split, new SelectionOptions(List.of(), null, List.of(), null, null, false, 0.5, 5));

        long hidden = Arrays.stream(selection.examples("train"))
                .filter(example -> selection.label(example) == LabelSpace.UNLABELLED)
                .count();
        assertThat(hidden).isEqualTo(7);
        assertThat(counts(selection, "train")).containsExactly(5, 2);
        assertThat(counts(selection, "test")).containsExactly(2, 2);
    }

    @Test
    void unlabelledExamplesAreNoClass() {
        FakeSource mixed = new FakeSource(LabelSpace.ofClasses(List.of("a")))
                .addMany("train", 0, 10, 0)
                .addMany("train", LabelSpace.UNLABELLED, 20, 20)
                .addMany("test", 0, 2, 60);

        Selection limited =
                Selection.of(mixed, new SelectionOptions(List.of(), 5, List.of(), null, null, false, 0.99, 0));

        assertThat(limited.examples("train")).hasSize(25);
        assertThat(counts(limited, "train")).as("one label stays").containsExactly(1);
    }

    @Test
    void aClassThatIsNamedTwiceIsRefused() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> Selection.of(
                        split, new SelectionOptions(List.of("a", "a"), null, List.of(), null, null, false, 0, 0)))
                .withMessage("--only-classes names 'a' twice: got [a, a]");
    }

    @Test
    void numbersPerClassGoWithTheirClasses() {
        FakeSource gap = new FakeSource(ABC)
                .addMany("train", 0, 3, 0)
                .addMany("train", 2, 3, 10)
                .addMany("test", 0, 1, 30);
        Selection all =
                Selection.of(gap, new SelectionOptions(List.of(), null, List.of(2L, 0L, 0L), null, null, false, 0, 0));

        Selection fewer = all.without(List.of("b"));

        assertThat(fewer.classes()).containsExactly("a", "c");
        assertThat(fewer.wanted(0)).hasValue(2);
        assertThat(fewer.mayBeEmpty("train", 1)).isTrue();
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> Selection.of(
                        gap, new SelectionOptions(List.of(), null, List.of(2L, 1L, 0L), null, null, false, 0, 0)))
                .withMessage("--per-class asks for 1 training images of class 'b': the source has 0");
    }

    @Test
    void attributesGoWithTheLabel() {
        FakeSource described =
                new FakeSource(new LabelSpace(List.of("a"), List.of(Attribute.binary("big")), List.of()));
        for (int i = 0; i < 10; i++) {
            described.add(null, 0, i, 1f);
        }
        Selection selection =
                Selection.of(described, new SelectionOptions(List.of(), null, List.of(), null, null, false, 0.5, 0));
        float[] row = new float[1];

        for (int example : selection.examples("train")) {
            selection.copyAttributes(example, row);
            assertThat(Float.isNaN(row[0])).isEqualTo(selection.label(example) == LabelSpace.UNLABELLED);
        }
    }

    @Test
    void aSourceWithoutClassesIsSplitToo() {
        FakeSource bare = new FakeSource(LabelSpace.ofClasses(List.of())).addMany(null, -1, 10, 0);

        Selection selection = Selection.of(bare, SelectionOptions.ALL);

        assertThat(selection.examples("train")).hasSize(8);
        assertThat(selection.examples("test")).hasSize(2);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() ->
                        Selection.of(bare, new SelectionOptions(List.of(), null, List.of(), null, null, false, 0.5, 0)))
                .withMessage("--limit-per-class, --per-class and --unlabelled need classes: the source has none");
    }

    @Test
    void aClassWithoutTrainingImageIsFoundAndCanBeDropped() {
        FakeSource gap = new FakeSource(ABC)
                .addMany("train", 0, 3, 0)
                .addMany("train", 2, 3, 10)
                .addMany("test", 1, 1, 20)
                .addMany("test", 2, 1, 30);

        Selection all = Selection.of(gap, SelectionOptions.ALL);
        Selection fewer = all.without(all.emptyClasses());

        assertThat(all.emptyClasses()).containsExactly("b");
        assertThat(fewer.classes()).containsExactly("a", "c");
        assertThat(counts(fewer, "train")).containsExactly(3, 3);
        assertThat(counts(fewer, "test")).containsExactly(0, 1);
    }

    private static SelectionOptions options(@Nullable Double test, @Nullable Double valid, long seed) {
        return new SelectionOptions(List.of(), null, List.of(), test, valid, false, 0, seed);
    }

    private static int[] counts(Selection selection, String split) {
        int[] counts = new int[selection.classes().size()];
        for (int example : selection.examples(split)) {
            if (selection.label(example) != LabelSpace.UNLABELLED) {
                counts[selection.label(example)]++;
            }
        }
        return counts;
    }
}
