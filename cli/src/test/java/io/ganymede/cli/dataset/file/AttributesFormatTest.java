package io.ganymede.cli.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.image.Background;
import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceReadings;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.error.PlatformException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributesFormatTest {
    private SourceFiles files;

    @BeforeEach
    void emptyDirectory(@TempDir Path root) {
        files = new SourceFiles(root);
    }

    @Test
    void joinsTablesByFileName() {
        files.images("images/1.png", "images/2.png", "images/10.png")
                .text(
                        "list_attr.csv",
                        "\uFEFFimage_id,Male,\"Big, Nose\"\r\n1.png,1,0\r\n10.png,-1,1\r\n2.png,-1,1\r\n")
                .text("real.csv", "file,age,flag\n2.png,0.5,1\n1.png,-2e1,1\n10.png,3,1\n")
                .text("split.csv", "image_id,split\n1.png,train\n2.png,val\n10.png,2\n");

        try (ImageSource source = open()) {
            assertThat(source.labels().attributes())
                    .containsExactly(
                            Attribute.binary("Male"),
                            Attribute.binary("Big, Nose"),
                            Attribute.real("age", -20, 3),
                            Attribute.binary("flag"));
            assertThat(SourceReadings.names(source)).containsExactly("images/1.png", "images/2.png", "images/10.png");
            assertThat(SourceReadings.labelled(source)).containsExactly("train -1", "valid -1", "test -1");
            assertThat(SourceReadings.attributes(source, 0)).containsExactly(1f, 0f, -20f, 1f);
            assertThat(SourceReadings.attributes(source, 1)).containsExactly(0f, 1f, 0.5f, 1f);
            assertThat(SourceReadings.attributes(source, 2)).containsExactly(0f, 1f, 3f, 1f);
            assertThat(source.image(2).value(0, 0, 0)).isEqualTo(2);
            assertThat(source.problems()).isEmpty();
            assertThat(source.notes()).containsExactly("attributes of [list_attr.csv, real.csv], splits of split.csv");
        }
    }

    @Test
    void readsLfwsAttributesAsTheyAreDistributed() {
        files.images("faces/Aaron_Eckhart_0001.png", "faces/Aaron_Eckhart_0012.png")
                .text("lfw_attributes.txt", """
                        # attributes, by their classifiers
                        #\tperson\timagenum\tMale\tSmiling
                        Aaron Eckhart\t12\t1.568\t-0.25
                        Aaron Eckhart\t1\t-0.5\t3e-1
                        """);

        try (ImageSource source = open()) {
            assertThat(source.problems()).isEmpty();
            assertThat(source.labels().attributes()).extracting(Attribute::name).containsExactly("Male", "Smiling");
            assertThat(source.labels().attributes()).noneMatch(Attribute::isBinary);
            assertThat(SourceReadings.attributes(source, 0)).containsExactly(-0.5f, 0.3f);
            assertThat(SourceReadings.attributes(source, 1)).containsExactly(1.568f, -0.25f);
        }
    }

    @Test
    void readsCelebAAsItIsDistributed() {
        files.images("Img/img_align_celeba/000001.jpg", "Img/img_align_celeba/000002.jpg")
                .text("Anno/list_attr_celeba.txt", "2\nBald Male \n000001.jpg -1  1\n000002.jpg  1 -1\n")
                .text("Anno/list_bbox_celeba.csv", "image_id,x\n000001.jpg,5\n")
                .text("Eval/list_eval_partition.txt", "000001.jpg 0\n000002.jpg 1\n");

        try (ImageSource source = open()) {
            assertThat(source.labels().attributes())
                    .containsExactly(Attribute.binary("Bald"), Attribute.binary("Male"));
            assertThat(SourceReadings.attributes(source, 0)).containsExactly(0f, 1f);
            assertThat(SourceReadings.attributes(source, 1)).containsExactly(1f, 0f);
            assertThat(SourceReadings.labelled(source)).containsExactly("train -1", "valid -1");
            assertThat(source.problems()).isEmpty();
            assertThat(source.notes())
                    .contains("passed over the table 'Anno/list_bbox_celeba.csv'; --attributes would take it");
        }
    }

    @Test
    void readsAZipInPlace() throws IOException {
        zip("images.zip", "images/1.png", "../2.png", "__MACOSX/._1.png", "images/3.png", "images/notes.txt");
        files.text("a.csv", "f,A\n1.png,1\nimages/3.png,0\n");

        try (ImageSource source = open()) {
            assertThat(SourceReadings.names(source))
                    .containsExactly("images.zip/images/1.png", "images.zip/images/3.png");
            assertThat(SourceReadings.attributes(source, 1)).containsExactly(0f);
            assertThat(source.image(1).value(0, 0, 0)).isEqualTo(3);
            assertThat(SourceFiles.problems(source))
                    .containsExactly(
                            "CORRUPT_FILE images.zip: entry '../2.png' has a name that leads out of the archive");
        }
    }

    @Test
    void theDirectoryOfAnArchiveIsLookedThrough() {
        files.images("celeba/images/1.png")
                .text("celeba/list_attr.csv", "f,A\n1.png,1\n")
                .text("celeba/parts.csv", "1.png,1\n")
                .text("README", "");

        try (ImageSource source = open(null, List.of(Path.of("celeba/list_attr.csv")), Path.of("parts.csv"))) {
            assertThat(SourceReadings.names(source)).containsExactly("images/1.png");
            assertThat(SourceReadings.labelled(source)).containsExactly("valid -1");
            assertThat(source.notes())
                    .containsExactly(
                            "took the directory 'celeba', since nothing stands beside it",
                            "attributes of [list_attr.csv], splits of parts.csv");
        }
    }

    @Test
    void aDirectoryOfImagesAloneIsNotLookedThrough() throws IOException {
        Path table = files.root().resolve("a.csv");
        files.images("set/faces/1.png").text("a.csv", "f,A\nfaces/1.png,1\n");

        try (ImageSource source = new AttributesFormat()
                .open(
                        files.root().resolve("set"),
                        new SourceOptions(
                                List.of(), null, List.of(table), null, null, null, null, null, Background.WHITE))) {
            assertThat(SourceReadings.names(source)).containsExactly("faces/1.png");
        }
    }

    @Test
    void anotherExtensionIsTheSameImageWhenOneIsMeant() {
        files.images("images/1.png", "images/2.png", "images/2.gif", "images/a/3.png", "images/b/3.png")
                .text("a.csv", "f,A\n1.jpg,1\n2.jpg,1\n2.png,1\nb/3.png,0\n3.png,1\n");

        try (ImageSource source = open()) {
            assertThat(SourceReadings.names(source)).containsExactly("images/1.png", "images/2.png", "images/b/3.png");
            assertThat(SourceFiles.problems(source))
                    .containsExactly(
                            "MISSING_FILE a.csv:3: names several images: '2.jpg' is in more than one directory or format",
                            "MISSING_FILE a.csv:6: names several images: '3.png' is in more than one directory or format",
                            "MISSING_FILE images/2.gif: image is not named in [a.csv]",
                            "MISSING_FILE images/a/3.png: image is not named in [a.csv]");
        }
    }

    @Test
    void reportsEveryBadRowWithItsLine() {
        files.images("images/1.png", "images/2.png", "images/3.png", "images/4.png", "images/5.png", "images/6.png")
                .text(
                        "a.csv",
                        "f,A,B\n1.png,1,NaN\n2.png,1\n3.png,x,1e99\n4.png,1,0\n4.png,1,1\n9.png,1,1\n6.png,0,\n");

        try (ImageSource source = open()) {
            assertThat(SourceReadings.names(source)).containsExactly("images/4.png");
            assertThat(SourceFiles.problems(source))
                    .containsExactly(
                            "BAD_ATTRIBUTE a.csv:2: attribute 'B' of '1.png' is no finite number: got 'NaN'",
                            "BAD_ATTRIBUTE a.csv:3: row of '2.png' has another number of columns than the header: got 2,"
                                    + " expected 3",
                            "BAD_ATTRIBUTE a.csv:4: attribute 'A' of '3.png' is no finite number: got 'x'",
                            "BAD_ATTRIBUTE a.csv:4: attribute 'B' of '3.png' is no finite number: got '1e99'",
                            "BAD_ATTRIBUTE a.csv:6: names the image of line 5 again: '4.png'; the first row counts",
                            "MISSING_FILE a.csv:7: names an image that is absent: '9.png'",
                            "BAD_ATTRIBUTE a.csv:8: attribute 'B' of '6.png' is no finite number: got ''",
                            "MISSING_FILE images/5.png: image is not named in [a.csv]");
            assertThat(SourceReadings.attributes(source, 0)).containsExactly(1f, 0f);
        }
    }

    @Test
    void unknownAndMissingSplitsAreProblems() {
        files.images("images/1.png", "images/2.png", "images/3.png")
                .text("a.csv", "f,A\n1.png,1\n2.png,1\n3.png,0\n")
                .text("parts.csv", "1.png,train\n2.png,dev\n");

        try (ImageSource source = open(null, List.of(Path.of("a.csv")), Path.of("parts.csv"))) {
            assertThat(SourceReadings.labelled(source)).containsExactly("train -1");
            assertThat(SourceFiles.problems(source))
                    .containsExactly(
                            "BAD_LABEL parts.csv:2: split of '2.png' is unknown: got 'dev', expected one of [t10k, test, train,"
                                    + " training, val, valid, validation] or 0 (train), 1 (valid), 2 (test)",
                            "MISSING_FILE images/3.png: image is not named in [parts.csv]");
        }
    }

    @Test
    void aStrayValueThatMakesAColumnRealIsNoted() {
        StringBuilder table = new StringBuilder("f,A\n");
        for (int i = 0; i < 20; i++) {
            files.images("images/" + i + ".png");
            table.append(i)
                    .append(".png,")
                    .append(i == 7 ? "-11" : i % 2 == 0 ? "1" : "-1")
                    .append('\n');
        }
        files.text("a.csv", table.toString());

        try (ImageSource source = open()) {
            assertThat(source.labels().attributes()).containsExactly(Attribute.real("A", -11, 1));
            assertThat(source.notes())
                    .contains(
                            "attribute 'A' is taken as real: 1 of 20 values are not in {-1, 1}, the first -11.0 in a.csv:9");
        }
    }

    @Test
    void theAnnouncedNumberOfRowsIsChecked() {
        files.images("images/1.png").text("list_attr.txt", "3\nA\n1.png 1\n");

        try (ImageSource source = open()) {
            assertThat(SourceFiles.problems(source))
                    .containsExactly("BAD_ATTRIBUTE list_attr.txt:1: announces 3 rows: got 1");
        }
    }

    @Test
    void headersThatCannotBeUsedAreRefused() {
        files.images("images/1.png").text("a.csv", "f,A,A\n1.png,1,1\n").text("b.csv", "f,A\n1.png,1\n");

        assertRefused(Path.of("a.csv"), "table 'a.csv' names the column 'A' twice in line 1");
        files.text("a.csv", "f,A,\n1.png,1,\n");
        assertRefused(Path.of("a.csv"), "table 'a.csv' has a column without name in line 1: got [A, ]");
        files.text("a.csv", "");
        assertRefused(Path.of("a.csv"), "table 'a.csv' is empty: expected a header and rows");
        files.text("a.csv", "f,A\n1.png,\"1\n");
        assertRefused(Path.of("a.csv"), "table 'a.csv' cannot be read as a table in UTF-8");
        files.text("a.csv", "f,A\n1.png,1\n");
        assertThatThrownBy(this::open).hasMessageContaining("attribute 'A' stands in two tables: 'a.csv' and 'b.csv'");
        assertRefused(Path.of("c.csv"), "found: [a.csv, b.csv]");
    }

    @Test
    void imagesMustBeFound() {
        files.text("a.csv", "f,A\n1.png,1\n").images("one/1.png", "two/1.png");

        assertThatThrownBy(this::open)
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("has images in several places: got [one, two], expected one, or --images");
        assertThatThrownBy(() -> open(Path.of("three"), List.of(), null))
                .hasMessageContaining("images 'three' are neither a directory nor a zip archive; found: [one, two]");
        try (ImageSource source = open(Path.of("two"), List.of(), null)) {
            assertThat(SourceReadings.names(source)).containsExactly("two/1.png");
        }
    }

    @Test
    void anArchiveWithoutUsableImagesSaysWhy() throws IOException {
        zip("images.zip", "../1.png");
        files.text("a.csv", "f,A\n1.png,1\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("source has no images where they were expected: images/ or images.zip")
                .hasMessageContaining("1 files could not be taken, the first: images.zip: entry '../1.png'");
    }

    @Test
    void aDamagedArchiveIsRefused() {
        files.text("images.zip", "no zip").text("a.csv", "f,A\n1.png,1\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("images.zip' cannot be read: ");
    }

    private void assertRefused(Path table, String message) {
        assertThatThrownBy(() -> open(null, List.of(table), null))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining(message);
    }

    private void zip(String name, String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i++) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(ImageFiles.greyPng(i));
            }
        }
        ImageFiles.write(files.root().resolve(name), bytes.toByteArray());
    }

    private ImageSource open() {
        return open(null, List.of(), null);
    }

    private ImageSource open(@Nullable Path images, List<Path> tables, @Nullable Path splits) {
        return new AttributesFormat()
                .open(
                        files.root(),
                        new SourceOptions(List.of(), null, tables, images, splits, null, null, null, Background.WHITE));
    }
}
