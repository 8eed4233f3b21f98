package io.ganymede.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.cli.dataset.image.ImagePreparation;
import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.selection.SelectionOptions;
import io.ganymede.cli.dataset.source.FakeSource;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetImportTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final LabelSpace AB = LabelSpace.ofClasses(List.of("a", "b"));

    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final DatasetImport datasets = new DatasetImport(store, CLOCK);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path work;

    @Test
    void storesSplitsAndManifest() {
        ImportResult result = run("tiny", good(), options(false, false));

        DatasetManifest manifest = result.require().manifest();
        assertThat(result.isNew()).isTrue();
        assertThat(result.report().count()).isZero();
        assertThat(new DatasetCatalog(store).require("tiny", null).manifest()).isEqualTo(manifest);
        assertThat(manifest.imageShape()).isEqualTo(Shape.of(1, 2, 2));
        assertThat(manifest.split("train").classCounts()).containsExactly(3L, 2L);
        assertThat(manifest.split("test").classCounts()).containsExactly(1L, 1L);
        assertThat(manifest.imported().format()).isEqualTo("fake");
        assertThat(manifest.imported().options()).isEqualTo(Map.of("--seed", "0"));
        assertThat(manifest.licence()).isEqualTo("CC0");
        assertThat(store.list("datasets/"))
                .containsExactly(
                        "datasets/tiny/1/manifest.json",
                        "datasets/tiny/1/test.safetensors",
                        "datasets/tiny/1/train.safetensors");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void keepsEveryImageWithItsLabelAndAttributes() {
        FakeSource source = new FakeSource(new LabelSpace(
                List.of("a", "b"), List.of(Attribute.binary("big"), Attribute.real("age", 0, 90)), List.of()));
        for (int i = 0; i < 200; i++) {
            source.add(i % 4 == 0 ? "test" : "train", i % 2 == 0 && i % 3 == 0 ? 1 : 0, i, (float) (i % 2), i / 4f);
        }
        source.add("test", 1, 250, 0f, 1f);
        source.add("train", 1, 251, 0f, 1f);

        DatasetManifest manifest =
                run("tiny", source, options(false, false)).require().manifest();

        for (String name : manifest.splits().keySet()) {
            try (DatasetSplit split = open(manifest, name)) {
                float[] row = new float[2];
                for (int i = 0; i < split.count(); i++) {
                    int value = split.image(i).get(3) & 0xff;
                    split.copyAttributes(i, row);
                    if (value < 200) {
                        assertThat(split.label(i)).isEqualTo(value % 6 == 0 ? 1 : 0);
                        assertThat(row).containsExactly(value % 2, value / 4f);
                    }
                }
            }
        }
        assertThat(manifest.split("train").attributeMeans().get(0)).isCloseTo(100.0 / 151, within(1e-9));
    }

    @Test
    void momentsAreThoseOfTheTrainingImages() {
        FakeSource source = new FakeSource(LabelSpace.ofClasses(List.of("a")))
                .add("train", 0, 0)
                .add("train", 0, 255)
                .add("test", 0, 7);

        DatasetManifest manifest =
                run("tiny", source, options(false, false)).require().manifest();

        assertThat(manifest.mean()).singleElement().satisfies(mean -> assertThat(mean)
                .isCloseTo(0.5, within(1e-12)));
        assertThat(manifest.deviation()).singleElement().satisfies(deviation -> assertThat(deviation)
                .isCloseTo(0.5, within(1e-12)));
    }

    @Test
    void theSameContentIsNotWrittenAgainInWhateverOrderItComes() {
        run("tiny", good(), options(false, false)).require();
        FakeSource shuffled = new FakeSource(AB)
                .add("test", 1, 41)
                .add("train", 1, 31)
                .add("train", 0, 3)
                .add("train", 0, 1)
                .add("train", 1, 30)
                .add("train", 0, 2)
                .add("test", 0, 40);

        ImportResult again = run("tiny", shuffled, options(false, false));
        ImportResult other = run("tiny", shuffled.add("train", 0, 99), options(false, false));

        assertThat(again.isNew()).isFalse();
        assertThat(again.require().ref().version()).isEqualTo("1");
        assertThat(other.isNew()).isTrue();
        assertThat(other.require().ref().version()).isEqualTo("2");
    }

    @Test
    void everyProblemIsToldAndNothingIsStored() {
        ImportResult result = run("tiny", bad(), options(false, false));

        assertThat(store.list("")).isEmpty();
        assertThat(result.report().counts())
                .isEqualTo(Map.of(Kind.BAD_LABEL, 1L, Kind.CORRUPT_FILE, 1L, Kind.WRONG_SIZE, 2L, Kind.DUPLICATE, 1L));
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(result::require)
                .withMessageContaining("nothing is imported because of 5 problems; --skip-bad leaves out what is bad")
                .withMessageContaining("labels.txt: has a label '9'")
                .withMessageContaining("fake[7]: is damaged: got rubbish, expected an image")
                .withMessageContaining("fake[8]: is [1, 1, 2], the data set is [1, 2, 2]")
                .withMessageContaining("fake[9]: is [3, 2, 2], the data set is [1, 2, 2]")
                .withMessageContaining("fake[10]: in split 'train' has the same pixels as fake[5] in split 'test'")
                .returns(Reason.INVALID_FILE, PlatformException::reason);
    }

    @Test
    void whatIsBadCanBeLeftOutAndIsRecorded() {
        DatasetManifest manifest =
                run("tiny", bad(), options(true, false)).require().manifest();

        assertThat(manifest.split("train").classCounts()).containsExactly(3L, 2L);
        assertThat(manifest.split("test").classCounts()).containsExactly(1L, 1L);
        assertThat(manifest.imported().leftOut()).as("images").isEqualTo(4);
        assertThat(manifest.imported().problems()).as("images and a label file").isEqualTo(5);
        assertThat(manifest.imported().report()).isNotNull().satisfies(report -> assertThat(
                        new String(store.read(report), java.nio.charset.StandardCharsets.UTF_8))
                .contains("fake[7]", "is damaged"));
    }

    @Test
    void sharedImagesCanBeKept() {
        FakeSource source = good().add("train", 0, 40);

        assertThat(run("tiny", source, options(false, false)).report().count(Kind.DUPLICATE))
                .isEqualTo(1);
        DatasetManifest manifest =
                run("tiny", source, options(false, true)).require().manifest();

        assertThat(manifest.split("train").count()).isEqualTo(6);
        assertThat(manifest.imported().duplicates()).isEqualTo(1);
        assertThat(manifest.imported().leftOut()).isZero();
    }

    @Test
    void aClassWithoutImageIsAProblemAndCanBeLeftOut() {
        FakeSource source = new FakeSource(LabelSpace.ofClasses(List.of("a", "none", "b")))
                .add("train", 0, 1)
                .add("train", 2, 2)
                .add("test", 0, 3)
                .add("test", 2, 4);

        assertThatThrownBy(() -> run("tiny", source, options(false, false)).require())
                .hasMessageContaining("class 'none': has no image in the training split");
        DatasetManifest manifest =
                run("tiny", source, options(true, false)).require().manifest();

        assertThat(manifest.classes()).containsExactly("a", "b");
        assertThat(manifest.split("train").classCounts()).containsExactly(1L, 1L);
    }

    @Test
    void imagesOfADroppedClassAreCounted() {
        FakeSource source = good().add("test", 1, 77);
        FakeSource gap = new FakeSource(LabelSpace.ofClasses(List.of("a", "b")))
                .add("train", 0, 1)
                .add("test", 0, 2)
                .add("test", 1, 3)
                .add("test", 1, 4);

        assertThat(run("whole", source, options(true, false))
                        .require()
                        .manifest()
                        .imported()
                        .leftOut())
                .isZero();
        assertThat(run("gap", gap, options(true, false))
                        .require()
                        .manifest()
                        .imported()
                        .leftOut())
                .isEqualTo(2);
    }

    @Test
    void whatLosesAllItsImagesIsRefusedHoweverMuchIsSkipped() {
        FakeSource copies = new FakeSource(LabelSpace.ofClasses(List.of("a")))
                .add("train", 0, 5)
                .add("test", 0, 5);
        FakeSource damagedClass = good().add("train", 0, 90).add("test", 0, 91); // a is good, b below is not
        FakeSource lost = new FakeSource(AB)
                .add("train", 0, 1)
                .add("train", 1, (@Nullable PixelImage) null)
                .add("test", 0, 2)
                .add("test", 1, 3);
        FakeSource unreadable = new FakeSource(LabelSpace.ofClasses(List.of("a")))
                .add("train", 0, (@Nullable PixelImage) null)
                .add("train", 0, (@Nullable PixelImage) null)
                .add("test", 0, (@Nullable PixelImage) null);

        assertThatThrownBy(() -> run("copies", copies, options(true, false)).require())
                .hasMessageContaining("split 'train': has no image that is good")
                .hasMessageNotContaining("--skip-bad leaves");
        assertThat(run("fine", damagedClass, options(true, false)).isNew()).isTrue();
        assertThatThrownBy(() -> run("lost", lost, options(true, false)).require())
                .hasMessageContaining("class 'b': has no training image that is good");
        ImportResult nothing = run("nothing", unreadable, options(true, false));
        assertThat(nothing.stored()).isNull();
        assertThat(nothing.report().count(Kind.CORRUPT_FILE)).isEqualTo(3);
    }

    @Test
    void theSizeThatMostImagesHaveIsTheDataSets() {
        FakeSource source = new FakeSource(LabelSpace.ofClasses(List.of("a")))
                .add("train", 0, new PixelImage(Shape.of(1, 3, 3), new byte[9]))
                .addMany("train", 0, 9, 0)
                .add("test", 0, 100);

        ImportResult result = run("tiny", source, options(true, false));

        assertThat(result.require().manifest().imageShape()).isEqualTo(Shape.of(1, 2, 2));
        assertThat(result.report().counts()).isEqualTo(Map.of(Kind.WRONG_SIZE, 1L));
    }

    @Test
    void aClassThatIsMissingInATestSplitIsOnlyNoted() {
        FakeSource source = good().add("valid", 0, 99);

        ImportResult result = run("tiny", source, options(false, false));

        assertThat(result.require().manifest().split("valid").classCounts()).containsExactly(1L, 0L);
        assertThat(result.report().notes()).containsExactly("a note", "class 'b' has no image in split 'valid'");
    }

    @Test
    void colourInOneImageMakesTheDataSetColoured() {
        FakeSource source = good().add("train", 0, rgb(2, 2, 9));

        ImportResult result = run("tiny", source, options(true, false));

        assertThat(result.require().manifest().imageShape()).isEqualTo(Shape.of(3, 2, 2));
        assertThat(result.require().manifest().split("train").count()).isEqualTo(6);
        assertThat(result.require().manifest().mean()).hasSize(3);
    }

    @Test
    void aNameThatCannotBeAKeyIsRefused() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> run("My Set", good(), options(false, false)))
                .withMessageContaining("data set name 'My Set' is not allowed")
                .returns(Reason.INVALID_ARGUMENT, PlatformException::reason);
    }

    @Test
    void theRemainsOfAFailedImportAndOfARemovedVersionKeepTheirNumber() {
        store.put("datasets/tiny/1/train.safetensors", new byte[] {1}, "application/octet-stream");
        DatasetCatalog catalog = new DatasetCatalog(store);

        assertThat(run("tiny", good(), options(false, false)).require().ref().version())
                .isEqualTo("2");
        catalog.remove("tiny", "2", CLOCK.instant());

        assertThat(catalog.names()).isEmpty();
        assertThat(store.list("datasets/tiny/2/")).containsExactly("datasets/tiny/2/removed.json");
        assertThat(run("tiny", good(), options(false, false)).require().ref().version())
                .isEqualTo("3");
    }

    @Test
    void aStoredVersionIsVerifiedAndDamageIsFound() {
        DatasetManifest manifest =
                run("tiny", good(), options(false, false)).require().manifest();
        DatasetVerification verification = new DatasetVerification(store, work);

        assertThat(verification.problems(manifest)).isEmpty();
        store.remove("datasets/tiny/1/test.safetensors");
        assertThat(verification.problems(manifest)).singleElement().satisfies(problem -> assertThat(problem)
                .startsWith("split 'test': "));
    }

    private ImportResult run(String name, ImageSource source, ImportOptions options) {
        return datasets.run(name, source, options, work, ImportProgress.SILENT);
    }

    private static ImportOptions options(boolean skipBad, boolean keepDuplicates) {
        return new ImportOptions(
                "fake",
                SelectionOptions.ALL,
                ImagePreparation.NONE,
                skipBad,
                keepDuplicates,
                "CC0",
                "made for a test",
                Map.of("--seed", "0"));
    }

    private static FakeSource good() {
        return new FakeSource(AB)
                .add("train", 0, 1)
                .add("train", 0, 2)
                .add("train", 0, 3)
                .add("train", 1, 30)
                .add("train", 1, 31)
                .add("test", 0, 40)
                .add("test", 1, 41);
    }

    private static FakeSource bad() {
        return good().problem(new SourceProblem("labels.txt", Kind.BAD_LABEL, "has a label '9'"))
                .add("train", 0, (@Nullable PixelImage) null)
                .add("train", 0, new PixelImage(Shape.of(1, 1, 2), new byte[2]))
                .add("test", 1, rgb(2, 2, 3))
                .add("train", 1, 40);
    }

    private static PixelImage rgb(int height, int width, int red) {
        byte[] pixels = new byte[3 * height * width];
        java.util.Arrays.fill(pixels, 0, height * width, (byte) red);
        return new PixelImage(Shape.of(3, height, width), pixels);
    }

    private DatasetSplit open(DatasetManifest manifest, String split) {
        Path file = work.resolve(split + ".safetensors");
        store.download(manifest.split(split).file(), file);
        return DatasetSplit.open(file, manifest, split);
    }
}
