package io.ganymede.cli.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.image.Background;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceReadings;
import io.ganymede.cli.dataset.source.SplitNames;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFormatTest {
    private SourceFiles files;

    @BeforeEach
    void emptyDirectory(@TempDir Path root) {
        files = new SourceFiles(root);
    }

    @Test
    void aDirectoryIsAClass() {
        files.images("class10/x.png", "class9/b.png", "class9/deep/a.PNG");

        try (ImageSource source = open()) {
            assertThat(source.labels()).isEqualTo(LabelSpace.ofClasses(List.of("class9", "class10")));
            assertThat(SourceReadings.names(source))
                    .containsExactly("class9/b.png", "class9/deep/a.PNG", "class10/x.png");
            assertThat(SourceReadings.labelled(source)).containsExactly("null 0", "null 0", "null 1");
            assertThat(source.image(0).value(0, 1, 1)).isEqualTo(1);
            assertThat(source.image(2).value(0, 1, 1)).isEqualTo(0);
            assertThat(source.problems()).isEmpty();
            assertThat(source.notes()).isEmpty();
        }
    }

    @Test
    void splitsStandAboveClasses() {
        files.images("train/a/1.png", "validation/a/2.png", "val/b/3.png", "test/b/4.png");

        try (ImageSource source = open()) {
            assertThat(source.labels().classes()).containsExactly("a", "b");
            assertThat(SourceReadings.names(source))
                    .containsExactly("test/b/4.png", "train/a/1.png", "val/b/3.png", "validation/a/2.png");
            assertThat(SourceReadings.labelled(source)).containsExactly("test 1", "train 0", "valid 1", "valid 0");
        }
    }

    @Test
    void aSplitWithoutClassDirectoriesIsUnlabelled() {
        files.images("train/a/1.png", "test/2.png");

        try (ImageSource source = open()) {
            assertThat(SourceReadings.labelled(source)).containsExactly("test -1", "train 0");
            assertThat(source.notes())
                    .containsExactly("1 images of directory 'test' are unlabelled: it has no class directories");
        }
    }

    @Test
    void aClassMayBeCalledTrain() {
        files.images("train/1.png", "car/2.png");

        try (ImageSource source = open()) {
            assertThat(source.labels().classes()).containsExactly("car", "train");
            assertThat(SourceReadings.labelled(source)).containsExactly("null 0", "null 1");
            assertThat(source.notes())
                    .containsExactly("took the directories [train] for classes, since others stand beside them");
        }
    }

    @Test
    void imagesAloneHaveNoClass() {
        files.images("2.png", "10.png");

        try (ImageSource source = open()) {
            assertThat(source.labels()).isEqualTo(LabelSpace.ofClasses(List.of()));
            assertThat(SourceReadings.names(source)).containsExactly("2.png", "10.png");
            assertThat(SourceReadings.labelled(source)).containsExactly("null -1", "null -1");
        }
    }

    @Test
    void theDirectoryOfAnArchiveIsLookedThrough() {
        files.images("set/v1/train/a/1.png").text("README.txt", "");

        try (ImageSource source = open()) {
            assertThat(SourceReadings.labelled(source)).containsExactly("train 0");
            assertThat(source.notes()).contains("took the directory 'set/v1', since nothing stands beside it");
        }
    }

    @Test
    void filesThatAreNoImagesDoNotKeepFromLookingThrough() {
        files.images("set/a/1.png").text("labels.csv", "");

        try (ImageSource source = open()) {
            assertThat(SourceReadings.names(source)).containsExactly("a/1.png");
        }
    }

    @Test
    void aTableNamesTheSplitOfEachImage() {
        files.images("a/1.png", "a/2.png", "b/1.png", "b/3.png")
                .text("parts.csv", "file,set\na/1.png,train\na/2.png,2\nb/1.png,val\n3.png,train\n");

        try (ImageSource source = open(Path.of("parts.csv"))) {
            assertThat(SourceReadings.names(source)).containsExactly("a/1.png", "a/2.png", "b/1.png", "b/3.png");
            assertThat(SourceReadings.labelled(source)).containsExactly("train 0", "test 0", "valid 1", "train 1");
            assertThat(source.problems()).isEmpty();
            assertThat(source.notes()).contains("splits of parts.csv");
        }
    }

    @Test
    void aTableOutweighsTheDirectoriesOfSplits() {
        files.images("set/train/a/1.png", "set/test/a/1.png")
                .text("parts.csv", "train/a/1.png test\ntest/a/1.png valid\n");

        try (ImageSource source = open(Path.of("parts.csv"))) {
            assertThat(SourceReadings.names(source)).containsExactly("test/a/1.png", "train/a/1.png");
            assertThat(SourceReadings.labelled(source)).containsExactly("valid 0", "test 0");
            assertThat(source.labels().classes()).containsExactly("a");
            assertThat(source.notes()).contains("splits of parts.csv, whatever directory an image is in");
        }
    }

    @Test
    void whatTheTableAndTheDirectoriesDoNotShareIsAProblem() {
        files.images("a/1.png", "a/2.png", "b/1.png", "b/2.png")
                .text("parts.csv", "a/1.png,train\na/3.png,train\n1.png,test\nb/2.png,dev\n");

        try (ImageSource source = open(Path.of("parts.csv"))) {
            assertThat(SourceReadings.labelled(source)).containsExactly("train 0");
            assertThat(SourceFiles.problems(source))
                    .containsExactly(
                            "MISSING_FILE parts.csv:2: names an image that is absent: 'a/3.png'",
                            "MISSING_FILE parts.csv:3: names several images: '1.png' is in more than one directory or format",
                            "BAD_LABEL parts.csv:4: split of 'b/2.png' is unknown: got 'dev', expected one of "
                                    + SplitNames.known(),
                            "MISSING_FILE a/2.png: image is not named in [parts.csv]",
                            "MISSING_FILE b/1.png: image is not named in [parts.csv]");
        }
        assertThatThrownBy(() -> open(Path.of("x.csv")))
                .isInstanceOf(PlatformException.class)
                .hasMessageStartingWith("split file 'x.csv' is absent in ")
                .hasMessageEndingWith("found: [parts.csv]");
    }

    @Test
    void otherFilesAreCountedAndPassedOver() {
        files.images("a/1.png", "a/._1.png", "__MACOSX/a/1.png", ".git/x/1.png")
                .text("Thumbs.db", "")
                .text("a/notes.txt", "")
                .text("a/.DS_Store", "");

        try (ImageSource source = open()) {
            assertThat(SourceReadings.names(source)).containsExactly("a/1.png");
            assertThat(source.labels().classes()).containsExactly("a");
            assertThat(source.notes())
                    .containsExactly("passed over 2 hidden files and 2 files that are no images {.db=1, .txt=1}");
        }
    }

    @Test
    void givenClassesFixTheOrderAndAreChecked() {
        files.images("a/1.png", "b/2.png", "c/3.png", "c/4.png");
        SourceOptions options = new SourceOptions(
                List.of("b", "a", "d"), null, List.of(), null, null, null, null, null, Background.WHITE);

        try (ImageSource source = new FolderFormat().open(files.root(), options)) {
            assertThat(source.labels().classes()).containsExactly("b", "a", "d");
            assertThat(SourceReadings.labelled(source)).containsExactly("null 1", "null 0");
            assertThat(SourceFiles.problems(source))
                    .containsExactly(
                            "BAD_LABEL c: class directory with 2 images is not among --classes: expected one of [b, a, d]",
                            "EMPTY_CLASS d: class has no directory; found: [a, b, c]");
        }
    }

    @Test
    void misplacedImagesAndEmptyClassesAreProblems() {
        files.images("a/1.png", "2.png").text("b/readme.txt", "");

        try (ImageSource source = open()) {
            assertThat(source.labels().classes()).containsExactly("a");
            assertThat(SourceReadings.names(source)).containsExactly("a/1.png");
            assertThat(SourceFiles.problems(source))
                    .containsExactly(
                            "BAD_LABEL 2.png: lies beside the class directories: expected it in one of them",
                            "EMPTY_CLASS b: class directory has no images");
        }
    }

    @Test
    void imagesBesideSplitsAreProblems() {
        files.images("train/a/1.png", "extra/a/2.png", "3.png");

        try (ImageSource source = open()) {
            assertThat(SourceReadings.names(source)).containsExactly("train/a/1.png");
            assertThat(SourceFiles.problems(source))
                    .containsExactly(
                            "BAD_LABEL 3.png: lies beside the directories of the splits: expected it in one of them",
                            "BAD_LABEL extra/a/2.png: lies beside the directories of the splits: expected it in one of them");
        }
    }

    @Test
    void damagedImagesAreFoundWhenTheyAreDecoded() {
        files.images("a/1.png").text("a/2.jpg", "no image");

        try (ImageSource source = open()) {
            assertThat(SourceReadings.names(source)).containsExactly("a/1.png", "a/2.jpg");
            assertThatThrownBy(() -> source.image(1))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageStartingWith("file is no image: got first bytes 6e 6f");
        }
    }

    @Test
    void namesMayBeOfAnyScript() {
        files.images("猫/été.png", "собака/ß.png");

        try (ImageSource source = open()) {
            assertThat(source.labels().classes()).containsExactly("собака", "猫");
            assertThat(source.image(1).value(0, 0, 0)).isEqualTo(0);
        }
    }

    @Test
    void aDirectoryWithoutImagesIsRefused() {
        files.text("a/readme.txt", "");

        assertThatThrownBy(this::open)
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("has no images: expected [train|valid|test/]<class>/**/<image>")
                .hasMessageContaining("[bmp, gif, jpe, jpeg, jpg, pgm, png, ppm, webp]");
        assertThatThrownBy(() -> new FolderFormat().open(files.root().resolve("x"), SourceOptions.NONE))
                .hasMessageContaining("is not a directory: got nothing");
    }

    private ImageSource open(Path splitFile) {
        return new FolderFormat()
                .open(
                        files.root(),
                        new SourceOptions(
                                List.of(), null, List.of(), null, splitFile, null, null, null, Background.WHITE));
    }

    private ImageSource open() {
        return new FolderFormat().open(files.root(), SourceOptions.NONE);
    }
}
