package io.ganymede.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.cli.Ganymede;
import io.ganymede.cli.Workspace;
import io.ganymede.cli.client.LocalConnection;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.minio.MinioArtifactStore;
import io.ganymede.common.artifact.minio.ObjectStoreSettings;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.network.Shape;
import io.ganymede.local.LocalCredentials;
import io.ganymede.local.LocalObjectStore;
import io.ganymede.local.LocalPlatform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands for data sets on a real S3 interface, with sources in the layouts in which data sets are published. */
class DatasetCommandsIT {
    private final Path directory;
    private final Path home;
    private final LocalObjectStore s3;
    private final ArtifactStore store;

    DatasetCommandsIT(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.home = directory.resolve("home");
        Path buckets = directory.resolve("buckets");
        Files.createDirectories(buckets.resolve(LocalPlatform.BUCKET));
        LocalCredentials keys = LocalCredentials.in(directory.resolve("credentials"));
        this.s3 = LocalObjectStore.start(buckets, 0, keys);
        new LocalConnection(
                        "localhost:1",
                        s3.endpoint(),
                        LocalPlatform.BUCKET,
                        URI.create("http://localhost:1"),
                        URI.create("http://localhost:1"),
                        directory.resolve("credentials"))
                .write(home);
        this.store = new MinioArtifactStore(new ObjectStoreSettings(
                s3.endpoint(), LocalPlatform.BUCKET, "us-east-1", keys.accessKey(), keys.secretKey()));
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    /** What a command printed, and how it ended. */
    private record Said(int exitCode, String text) {}

    @Test
    void cifar100WithCoarseLabels() throws IOException {
        Path source = Files.createDirectories(directory.resolve("source"));
        PublishedLayouts.cifar100(source, 2);

        Said fine = run("dataset", "import", "c100", "--format", "cifar100", "--from", source.toString());
        Said coarse = run(
                "dataset", "import", "c20", "--format", "cifar100", "--from", source.toString(), "--labels", "coarse");

        assertThat(fine.exitCode()).as(fine.text()).isZero();
        assertThat(coarse.exitCode()).as(coarse.text()).isZero();
        assertThat(manifest("c100").classes()).hasSize(100).startsWith("fine_0", "fine_1");
        assertThat(manifest("c20").classes()).hasSize(20).startsWith("coarse_0");
        assertThat(manifest("c20").split("train").classCounts()).containsOnly(10L);
        requireCornersTellLabels("c20", 0);
    }

    @Test
    void tinyImageNetHalvedByAveraging() throws IOException {
        Path source = Files.createDirectories(directory.resolve("source"));
        PublishedLayouts.tinyImageNet(source, List.of("n01443537", "n01629819", "n01641577"), 4);

        Said whole = run("dataset", "import", "tiny64", "--format", "tiny-imagenet", "--from", source.toString());
        Said half = run(
                "dataset",
                "import",
                "tiny32",
                "--format",
                "tiny-imagenet",
                "--from",
                source.toString(),
                "--size",
                "32",
                "--resize",
                "box");

        assertThat(whole.exitCode()).as(whole.text()).isZero();
        assertThat(half.exitCode()).as(half.text()).isZero();
        assertThat(manifest("tiny64").imageShape()).isEqualTo(Shape.of(3, 64, 64));
        assertThat(manifest("tiny32").imageShape()).isEqualTo(Shape.of(3, 32, 32));
        assertThat(manifest("tiny32").classes()).containsExactly("thing 0", "thing 1", "thing 2");
        assertThat(manifest("tiny32").split("test").classCounts()).containsExactly(4L, 4L, 4L);
        requireCornersTellLabels("tiny32", 4);
    }

    @Test
    void celebAWithAGroupAndNotPartners() throws IOException {
        Path source = Files.createDirectories(directory.resolve("source"));
        PublishedLayouts.celebA(source, 40);

        Said imported = run(
                "dataset",
                "import",
                "faces",
                "--format",
                "attributes",
                "--from",
                source.toString(),
                "--centre-crop",
                "178",
                "--size",
                "64",
                "--group",
                "hair=Black_Hair,Blond_Hair",
                "--classes-from",
                "hair",
                "--not-partners");

        assertThat(imported.exitCode()).as(imported.text()).isZero();
        DatasetManifest manifest = manifest("faces");
        assertThat(manifest.imageShape()).isEqualTo(Shape.of(3, 64, 64));
        assertThat(manifest.splits().keySet()).containsExactly("test", "train", "valid");
        assertThat(manifest.classes()).containsExactly("Black_Hair", "Blond_Hair", "no-hair");
        assertThat(manifest.labels().attributes())
                .extracting(attribute -> attribute.name())
                .containsExactly("Black_Hair", "Blond_Hair", "Smiling", "not-Smiling");
        assertThat(manifest.labels().groups())
                .extracting(group -> group.name() + group.attributes() + group.exhaustive())
                .containsExactly("hair[Black_Hair, Blond_Hair]false", "Smiling[Smiling, not-Smiling]true");
        Said shown = run("dataset", "show", "faces", "--no-sheet");
        assertThat(shown.text()).contains("in group hair (at most one)").contains("--centre-crop 178");
    }

    @Test
    void aZipOfFoldersIsShownVerifiedAndRemoved() throws IOException {
        Path source = directory.resolve("source");
        PublishedLayouts.folders(source, 24, List.of("cat", "dog"), 10);
        Path zip = zipped(source);
        Path sheet = directory.resolve("sheet.png");

        Said imported = run("dataset", "import", "pets", "--format", "folder", "--from", zip.toString());
        Said again = run("dataset", "import", "pets", "--format", "folder", "--from", zip.toString());
        Said listed = run("dataset", "list");
        Said shown = run("dataset", "show", "pets", "--out", sheet.toString());
        Said verified = run("dataset", "verify", "pets:1");

        assertThat(imported.exitCode()).as(imported.text()).isZero();
        assertThat(imported.text()).contains("data set pets version 1: train 16, test 4 images [3, 24, 24]");
        assertThat(again.text()).contains("data set pets version 1, which holds the same already");
        assertThat(listed.text()).contains("pets").contains("[3, 24, 24]");
        assertThat(shown.text()).contains("balanced: every class has 8 training images");
        BufferedImage picture = ImageIO.read(sheet.toFile());
        assertThat(picture.getHeight()).isEqualTo(2 * (72 + 4) + 4);
        assertThat(verified.text()).contains("data set 'pets' version 1 is whole: 20 images in 2 splits");
        requireCornersTellLabels("pets", 0);
        assertThat(home.resolve("scratch")).isEmptyDirectory();

        Said refused = run("dataset", "rm", "pets");
        Said removed = run("dataset", "rm", "pets", "--force");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.text()).contains("no Kafka broker answers");
        assertThat(removed.text()).contains("removed data set 'pets' version 1");
        assertThat(new DatasetCatalog(store).names()).isEmpty();
    }

    @Test
    void damageInTheStoreIsFound() throws IOException {
        Path source = directory.resolve("source");
        PublishedLayouts.folders(source, 8, List.of("cat", "dog"), 10);
        run("dataset", "import", "pets", "--format", "folder", "--from", source.toString());
        Path stored = directory.resolve("buckets/" + LocalPlatform.BUCKET + "/datasets/pets/1/train.safetensors");
        byte[] content = Files.readAllBytes(stored);
        content[content.length - 1]++;
        Files.write(stored, content);

        Said verified = run("dataset", "verify", "pets");

        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.text())
                .contains("is damaged")
                .contains("split 'train'")
                .contains("SHA-256");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsStored() throws IOException {
        Path source = directory.resolve("source");
        PublishedLayouts.folders(source, 24, List.of("cat", "dog"), 10);
        Files.write(source.resolve("cat/image3.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3});
        Files.createDirectories(source.resolve("fox"));
        Path report = directory.resolve("report.json");

        Said refused = run(
                "dataset",
                "import",
                "pets",
                "--format",
                "folder",
                "--from",
                source.toString(),
                "--report",
                report.toString());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.text())
                .contains("nothing is imported")
                .contains("cat/image3.png: file is no image")
                .contains("fox: class directory has no images");
        assertThat(report).content().contains("cat/image3.png");
        assertThat(store.list("")).isEmpty();

        Said skipped =
                run("dataset", "import", "pets", "--format", "folder", "--from", source.toString(), "--skip-bad");

        assertThat(skipped.exitCode()).as(skipped.text()).isZero();
        assertThat(manifest("pets").classes()).containsExactly("cat", "dog");
        assertThat(manifest("pets").imported().leftOut()).isEqualTo(1);
    }

    @Test
    void mistypedOptionsAreExplained() {
        assertThat(run("dataset", "import", "x", "--format", "cifar", "--from", ".")
                        .text())
                .contains("unknown format 'cifar'; did you mean 'cifar10'?");
        assertThat(run("dataset", "import", "x", "--format", "folder", "--from", ".", "--labels", "fine")
                        .text())
                .contains("format 'folder' does not use --labels");
        assertThat(run("dataset", "import", "x", "--format", "idx", "--from", "nowhere")
                        .text())
                .contains("'nowhere' does not exist");
        assertThat(run("dataset", "import", "X y", "--format", "idx", "--from", ".")
                        .text())
                .contains("data set name 'X y' is not allowed");
        assertThat(run("dataset", "import", "x", "--format", "folder", "--from", ".", "--resize", "cubic")
                        .text())
                .contains("unknown resize rule 'cubic'; did you mean 'bicubic'?");
        assertThat(run("dataset", "import", "x", "--format", "folder", "--from", "https://example.org/x.zip")
                        .text())
                .contains("needs the SHA-256 of its content");
        assertThat(run("dataset", "show", "nothing").text()).contains("unknown data set 'nothing'");
    }

    /** The red value of the top left pixel is ten times the label. */
    private void requireCornersTellLabels(String name, int tolerance) {
        DatasetManifest manifest = manifest(name);
        Path file = directory.resolve(name + ".safetensors");
        store.download(manifest.split("train").file(), file);
        try (DatasetSplit split = DatasetSplit.open(file, manifest, "train")) {
            int plane = manifest.imageShape().elements() / 3;
            for (int i = 0; i < split.count(); i++) {
                assertThat(split.image(i).get(0) & 0xff)
                        .isBetween(10 * split.label(i) - tolerance, 10 * split.label(i) + tolerance);
                assertThat(split.image(i).get(plane) & 0xff).isBetween(200 - tolerance, 200 + tolerance);
            }
        }
    }

    private DatasetManifest manifest(String name) {
        return new DatasetCatalog(store).require(name, null).manifest();
    }

    private Said run(String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        CommandLine command = Ganymede.commandLine(new Workspace(directory, home), Clock.systemUTC())
                .setOut(writer)
                .setErr(writer);
        int exitCode = command.execute(arguments);
        writer.flush();
        return new Said(exitCode, text.toString());
    }

    private Path zipped(Path source) throws IOException {
        Path zip = directory.resolve("source.zip");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
        }
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream archive = new ZipOutputStream(out)) {
            for (Path file : files) {
                archive.putNextEntry(new ZipEntry(source.relativize(file).toString()));
                Files.copy(file, archive);
                archive.closeEntry();
            }
        }
        return zip;
    }
}
