package io.ganymede.cli.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceReadings;
import io.ganymede.common.error.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyImageNetFormatTest {
    private SourceFiles files;

    @BeforeEach
    void layout(@TempDir Path root) {
        files = new SourceFiles(root)
                .images(
                        "train/n02/images/n02_0.JPEG",
                        "train/n02/images/n02_10.JPEG",
                        "train/n02/images/n02_9.JPEG",
                        "train/n01/images/n01_0.JPEG",
                        "train/n03/images/n03_0.JPEG",
                        "val/images/val_0.JPEG",
                        "val/images/val_1.JPEG",
                        "test/images/test_0.JPEG")
                .text("train/n01/n01_boxes.txt", "n01_0.JPEG\t0\t0\t63\t63\n")
                .text("wnids.txt", "n02\nn01\nn03\n")
                .text("words.txt", "n00\tentity\nn01\tcrane\nn02\tgoldfish, Carassius auratus\nn03\tcrane, lifter\n")
                .text("val/val_annotations.txt", "val_0.JPEG\tn03\t0\t0\t63\t63\nval_1.JPEG\tn02\t0\t0\t63\t63\n");
    }

    @Test
    void readsTheDistributedLayout() {
        try (ImageSource source = open()) {
            assertThat(source.labels().classes()).containsExactly("goldfish", "crane (n01)", "crane (n03)");
            assertThat(SourceReadings.names(source))
                    .containsExactly(
                            "train/n01/images/n01_0.JPEG",
                            "train/n02/images/n02_0.JPEG",
                            "train/n02/images/n02_9.JPEG",
                            "train/n02/images/n02_10.JPEG",
                            "train/n03/images/n03_0.JPEG",
                            "val/images/val_0.JPEG",
                            "val/images/val_1.JPEG");
            assertThat(SourceReadings.labelled(source))
                    .containsExactly("train 1", "train 0", "train 0", "train 0", "train 2", "test 2", "test 0");
            assertThat(source.image(3).value(0, 0, 0)).isEqualTo(1);
            assertThat(source.problems()).isEmpty();
            assertThat(source.notes())
                    .containsExactly(
                            "split val, whose labels are known, became test",
                            "1 images of 'test' have no label: left out");
        }
    }

    @Test
    void theDirectoryOfAnArchiveMayHaveAnyName(@TempDir Path around) throws IOException {
        Files.move(files.root(), around.resolve("tin"));

        try (ImageSource source = new TinyImageNetFormat().open(around, SourceOptions.NONE)) {
            assertThat(SourceReadings.names(source)).hasSize(7).contains("train/n01/images/n01_0.JPEG");
        }
    }

    @Test
    void annotationsAndImagesMustMatch() {
        files.text(
                "val/val_annotations.txt", "val_0.JPEG\tn99\t0\nval_7.JPEG\tn01\t0\nval_8.JPEG\nval_7.JPEG\tn02\t0\n");

        try (ImageSource source = open()) {
            assertThat(SourceFiles.problems(source))
                    .containsExactly(
                            "BAD_LABEL val/val_annotations.txt:1: label of 'val_0.JPEG' is no class: got 'n99', expected one of"
                                    + " the 3 ids of wnids.txt",
                            "BAD_LABEL val/val_annotations.txt:3: line has no label: got 'val_8.JPEG', expected <image> tab"
                                    + " <wnid>",
                            "BAD_LABEL val/val_annotations.txt:4: image 'val_7.JPEG' is labelled again: line 2 counts",
                            "MISSING_FILE val/images/val_1.JPEG: image is not named in val/val_annotations.txt",
                            "MISSING_FILE val/val_annotations.txt:2: names an image that is absent: 'val/images/val_7.JPEG'");
            assertThat(source.count()).isEqualTo(5);
        }
    }

    @Test
    void directoriesAndIdsMustMatch() {
        files.text("wnids.txt", "n02\nn01\nn05\n");

        try (ImageSource source = open()) {
            assertThat(SourceFiles.problems(source))
                    .contains(
                            "BAD_LABEL train/n03: directory with 1 images is not in wnids.txt",
                            "EMPTY_CLASS train/n05: class 'n05' has no images");
            assertThat(source.notes())
                    .contains("1 classes are called by their WordNet ids, since words.txt does not name them");
        }
    }

    @Test
    void anotherDirectoryIsRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> new TinyImageNetFormat().open(empty, SourceOptions.NONE))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("has no directory 'train': expected train/<wnid>/images/*.JPEG");
    }

    private ImageSource open() {
        return new TinyImageNetFormat().open(files.root(), SourceOptions.NONE);
    }
}
