package io.ganymede.cli.dataset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveUnpackingTest {
    private static final List<String> NAMES = List.of("set/", "set/a/1.png", "set/a/2.png", "./set/b/1.png");

    private final Path directory;
    private final Path target;

    ArchiveUnpackingTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.target = Files.createDirectories(directory.resolve("outer/target"));
    }

    @Test
    void unpacksEveryKind() throws IOException {
        byte[] tar = ArchiveBytes.tar(NAMES);
        Files.write(directory.resolve("x.zip"), ArchiveBytes.zip(NAMES));
        Files.write(directory.resolve("x.tar"), tar);
        Files.write(directory.resolve("x.tar.gz"), ArchiveBytes.gzip(tar));
        Files.write(directory.resolve("x.TGZ"), ArchiveBytes.gzip(tar));
        Files.write(directory.resolve("x.tar.bz2"), ArchiveBytes.bzip2(tar));

        for (String name : List.of("x.zip", "x.tar", "x.tar.gz", "x.TGZ", "x.tar.bz2")) {
            Path unpacked = Files.createDirectories(target.resolve(name));
            unpack(directory.resolve(name), unpacked, UnpackLimits.DEFAULT);

            assertThat(files(unpacked)).as(name).containsExactly("set/a/1.png", "set/a/2.png", "set/b/1.png");
            assertThat(unpacked.resolve("set/a/2.png")).hasContent("set/a/2.png");
        }
    }

    @Test
    void leavesOutWhatMacosAdds() throws IOException {
        unpackZip("__MACOSX/a/._1.png", "a/.DS_Store", "a/1.png");

        assertThat(files(target)).containsExactly("a/1.png");
    }

    @Test
    void unpacksMembersOfConcatenatedGzip() throws IOException {
        byte[] tar = ArchiveBytes.tar(NAMES);
        byte[] first = ArchiveBytes.gzip(Arrays.copyOf(tar, 1000));
        byte[] second = ArchiveBytes.gzip(Arrays.copyOfRange(tar, 1000, tar.length));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        unpack(Files.write(directory.resolve("x.tgz"), both), target, UnpackLimits.DEFAULT);

        assertThat(files(target)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "../evil, leads out of the archive by '..'",
        "a/../../evil, leads out of the archive by '..'",
        "/tmp/evil, has an absolute path",
        "C:/evil, has an absolute path"
    })
    void refusesNamesThatLeadElsewhere(String name, String message) throws IOException {
        assertZipRefused("good", name)
                .hasMessageStartingWith("archive 'x.zip' entry '" + name + "' ")
                .hasMessageContaining(message);
        Path tar = Files.write(directory.resolve("x.tar"), ArchiveBytes.tar(List.of(name)));
        assertRefused(tar, UnpackLimits.DEFAULT, Reason.INVALID_FILE).hasMessageContaining(message);
        assertThat(files(directory)).containsExactly("outer/target/good", "x.tar", "x.zip");
    }

    @Test
    void refusesBackslashes() throws IOException {
        assertZipRefused("a\\..\\evil").hasMessageContaining("entry 'a/../evil' leads out"); // as the library reads it
        assertThatThrownBy(() -> new EntryNames(target).path("a\\b", false))
                .isInstanceOf(EntryNames.RefusedNameException.class)
                .hasMessageStartingWith("has a backslash in its name");
    }

    @Test
    void refusesControlCharactersAndDoesNotPrintThem() throws IOException {
        assertZipRefused("a\0b").hasMessageContaining("entry 'a\\u0000b' has a control character in its name");
        assertZipRefused("a\u001b[2Jb").hasMessageContaining("entry 'a\\u001b[2Jb' has a control character");
    }

    @Test
    void refusesTheSameNameTwice() throws IOException {
        assertZipRefused("a/1", "a/./1").hasMessageContaining("entry 'a/./1' is there twice");
        assertZipRefused("b/1", "B/2").hasMessageContaining("entry 'B/2' is in a directory that differs from 'b' only");
        assertZipRefused("c/X", "c/x").hasMessageContaining("only in upper and lower case");
        assertZipRefused("d/\u00e9", "d/e\u0301").hasMessageContaining("way of writing");
    }

    @Test
    void refusesAFileThatBecomesADirectory() throws IOException {
        assertZipRefused("a", "a/1").hasMessageContaining("has 'a' as a directory, which is a file already");
        assertZipRefused("b/1", "b").hasMessageContaining("entry 'b' is there twice");
    }

    @Test
    void refusesLinksAndDevices() throws IOException {
        Path zip = Files.write(directory.resolve("x.zip"), ArchiveBytes.zipWithLink("link", "/etc"));
        assertRefused(zip, UnpackLimits.DEFAULT, Reason.INVALID_FILE)
                .hasMessageContaining("entry 'link' is a symbolic link");
        for (byte kind : new byte[] {
            TarConstants.LF_SYMLINK,
            TarConstants.LF_LINK,
            TarConstants.LF_CHR,
            TarConstants.LF_BLK,
            TarConstants.LF_FIFO
        }) {
            Path tar = Files.write(directory.resolve("x.tar"), ArchiveBytes.tarWith(kind, "odd", "/etc/passwd"));
            assertRefused(tar, UnpackLimits.DEFAULT, Reason.INVALID_FILE)
                    .hasMessageContaining("entry 'odd' is a")
                    .hasMessageContaining("expected files and directories only");
        }
        assertThat(files(target)).isEmpty();
    }

    @Test
    void stopsAtTheLimitOfBytes() throws IOException {
        Path zip = Files.write(directory.resolve("bomb.zip"), ArchiveBytes.zipBomb(5_000_000));
        Path tar = Files.write(
                directory.resolve("bomb.tgz"), ArchiveBytes.gzip(new byte[5_000_000])); // an endless end of archive

        assertThat(Files.size(zip)).isLessThan(10_000);
        assertRefused(zip, new UnpackLimits(1_000_000, 10), Reason.TOO_LARGE)
                .hasMessage("archive 'bomb.zip' is too large: got more than 1000000 bytes while unpacking,"
                        + " expected at most that");
        assertThat(Files.size(target.resolve("zeros"))).isLessThanOrEqualTo(1_000_000);
        assertRefused(tar, new UnpackLimits(1_000_000, 10), Reason.TOO_LARGE);
    }

    @Test
    void countsBytesOfAllEntriesTogether() throws IOException {
        Path zip = Files.write(directory.resolve("x.zip"), ArchiveBytes.zip(List.of("123", "456", "789")));

        unpack(zip, Files.createDirectories(directory.resolve("enough")), new UnpackLimits(9, 3));
        assertThat(files(directory.resolve("enough"))).hasSize(3);

        assertRefused(zip, new UnpackLimits(8, 3), Reason.TOO_LARGE);
    }

    @Test
    void stopsAtTheLimitOfEntries() throws IOException {
        Path zip = Files.write(directory.resolve("x.zip"), ArchiveBytes.zip(List.of("1", "2", "3")));
        Path tar = Files.write(directory.resolve("x.tar"), ArchiveBytes.tar(List.of("1", "2", "3")));

        assertRefused(zip, new UnpackLimits(1000, 2), Reason.TOO_LARGE)
                .hasMessage("archive 'x.zip' has too many entries: got 3, expected at most 2");
        assertRefused(tar, new UnpackLimits(100_000, 2), Reason.TOO_LARGE).hasMessageContaining("got more than 2");
    }

    @Test
    void refusesDamagedArchives() throws IOException {
        byte[] zip = ArchiveBytes.zip(List.of("aaaa/aaaaaaaaaaaaaaaaaaa", "b"));
        byte[] changed = zip.clone();
        changed[60] ^= 0x10; // within the first content
        byte[] gzip = ArchiveBytes.gzip(ArchiveBytes.tar(NAMES));
        byte[] trailer = gzip.clone();
        trailer[gzip.length - 6] ^= 1; // the checksum of gzip

        assertDamaged("cut.zip", Arrays.copyOf(zip, zip.length - 30));
        assertDamaged("changed.zip", changed);
        assertDamaged("cut.tgz", Arrays.copyOf(gzip, gzip.length / 2));
        assertDamaged("trailer.tgz", trailer);
        assertDamaged("cut.tar", Arrays.copyOf(ArchiveBytes.tar(NAMES), 1030));
        assertDamaged("text.tar", new byte[] {1, 2, 3});
        assertDamaged("text.tgz", new byte[] {1, 2, 3});
        assertDamaged("text.zip", new byte[0]);
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        Path tar = Files.write(directory.resolve("x.tar"), ArchiveBytes.tar(NAMES));
        long[] last = new long[2];

        new ArchiveUnpacking(tar, UnpackLimits.DEFAULT, (stage, done, total) -> {
                    assertThat(stage).isEqualTo(TransferProgress.Stage.UNPACK);
                    last[0] = done;
                    last[1] = total;
                })
                .into(target, ArchiveKind.TAR);

        assertThat(last[1]).isEqualTo(Files.size(tar));
        assertThat(last[0]).isBetween(1L, last[1]);
    }

    private void assertDamaged(String name, byte[] content) throws IOException {
        Path archive = Files.write(directory.resolve(name), content);
        Path unpacked = Files.createDirectories(target.resolve("from-" + name));
        assertThatThrownBy(() -> unpack(archive, unpacked, UnpackLimits.DEFAULT))
                .as(name)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageStartingWith("archive '" + name + "' ")
                .hasMessageContaining("is damaged");
    }

    private AbstractThrowableAssert<?, ?> assertZipRefused(String... names) throws IOException {
        Path zip = Files.write(directory.resolve("x.zip"), ArchiveBytes.zip(List.of(names)));
        return assertRefused(zip, UnpackLimits.DEFAULT, Reason.INVALID_FILE);
    }

    private AbstractThrowableAssert<?, ?> assertRefused(Path archive, UnpackLimits limits, Reason reason) {
        return assertThatThrownBy(() -> unpack(archive, target, limits))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private void unpackZip(String... names) throws IOException {
        Path zip = Files.write(directory.resolve("x.zip"), ArchiveBytes.zip(List.of(names)));
        unpack(zip, target, UnpackLimits.DEFAULT);
    }

    private static void unpack(Path archive, Path target, UnpackLimits limits) {
        new ArchiveUnpacking(archive, limits, TransferProgress.NONE)
                .into(target, ArchiveKind.of(archive).orElseThrow());
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
