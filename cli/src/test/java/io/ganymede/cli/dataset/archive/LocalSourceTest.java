package io.ganymede.cli.dataset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.archive.LocalSource.Settings;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSourceTest {
    private static final byte[] ZIP = ArchiveBytes.zip(List.of("set/1.png"));

    private final Path directory;
    private final Path temporary;
    private final Settings settings;

    LocalSourceTest(@TempDir Path directory) {
        this.directory = directory;
        this.temporary = directory.resolve("temporary");
        this.settings = new Settings(temporary, UnpackLimits.DEFAULT, DownloadSettings.DEFAULT, TransferProgress.NONE);
    }

    @Test
    void takesDirectoriesAndFilesAsTheyAre() throws IOException {
        Path file = Files.write(directory.resolve("arrays.npz"), ZIP);

        try (LocalSource folder = open(directory, null);
                LocalSource npz = open(file, Digest.of(ZIP))) {
            assertThat(folder.root()).isEqualTo(directory);
            assertThat(npz.root()).isEqualTo(file);
            assertThat(npz.description()).isEqualTo(file.toString());
        }
        assertThat(file).exists();
        assertThat(temporary).doesNotExist();
    }

    @Test
    void unpacksArchivesUntilItIsClosed() throws IOException {
        Path archive = Files.write(directory.resolve("set.zip"), ZIP);

        Path root;
        try (LocalSource source = open(archive, null)) {
            root = source.root();
            assertThat(root.resolve("set/1.png")).hasContent("set/1.png");
            assertThat(root).startsWith(temporary);
        }

        assertThat(root).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
        assertThat(archive).exists();
    }

    @Test
    void unpacksBelowAnyPath() throws IOException {
        Path archive = Files.write(directory.resolve("set.zip"), ZIP);
        Settings roundabout = new Settings(
                directory.resolve("./there/../temporary"),
                UnpackLimits.DEFAULT,
                DownloadSettings.DEFAULT,
                TransferProgress.NONE);
        Files.createDirectory(directory.resolve("there"));

        try (LocalSource source = LocalSource.open(archive.toString(), null, roundabout)) {
            assertThat(source.root().resolve("set/1.png")).exists();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void findsTheKindOfAFileWithoutSuffixByItsContent() throws IOException {
        Path archive = Files.write(directory.resolve("1234"), ZIP);
        Path plain = Files.writeString(directory.resolve("plain"), "text");

        try (LocalSource source = open(archive, null);
                LocalSource file = open(plain, null)) {
            assertThat(source.root().resolve("set/1.png")).exists();
            assertThat(file.root()).isEqualTo(plain);
        }
    }

    @Test
    void leavesNothingOfAnArchiveThatIsRefused() throws IOException {
        Path archive = Files.write(directory.resolve("set.zip"), ArchiveBytes.zip(List.of("1.png", "../2.png")));

        assertThatThrownBy(() -> open(archive, null)).isInstanceOf(PlatformException.class);

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void comparesTheDigestBeforeItUnpacks() throws IOException {
        Path archive = Files.writeString(directory.resolve("set.zip"), "not even a zip file");

        assertThatThrownBy(() -> open(archive, Digest.of(ZIP)))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DIGEST_MISMATCH))
                .hasMessageContaining("got SHA-256 ")
                .hasMessageContaining("expected " + Digest.of(ZIP));
        assertThatThrownBy(() -> open(directory, Digest.of(ZIP))).hasMessageContaining("has no SHA-256");
        assertThatThrownBy(() -> open(archive, "abc"))
                .hasMessage("SHA-256 'abc' is not valid: expected 64 hexadecimal digits");
    }

    @Test
    void takesDigestsInUpperCase() throws IOException {
        Path archive = Files.write(directory.resolve("set.zip"), ZIP);

        try (LocalSource source = open(archive, Digest.of(ZIP).toUpperCase(java.util.Locale.ROOT) + "\n")) {
            assertThat(source.root()).isDirectory();
        }
    }

    @Test
    void namesWhatItCannotRead() {
        assertThatThrownBy(() -> open(directory.resolve("none"), null))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                .hasMessageContaining("none' does not exist");
        assertThatThrownBy(() -> LocalSource.open("ftp://host/x.zip", null, settings))
                .hasMessage("address with scheme 'ftp' cannot be read; known: [http, https]");
        assertThatThrownBy(() -> LocalSource.open("http://user:secret@host/a b", null, settings))
                .hasMessageContaining("is not a URL: Illegal character in path at character")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesArchivesOfOtherKinds() throws IOException {
        Path archive = Files.write(directory.resolve("set.tar.xz"), new byte[10]);

        assertThatThrownBy(() -> open(archive, null))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("cannot be unpacked: got .tar.xz; known: [.zip, .tar, .tar.gz, .tgz,");
    }

    @Test
    void refusesAddressesWithoutDigest() {
        assertThatThrownBy(() -> LocalSource.open("https://me:secret@host/set.zip?token=secret", null, settings))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_ARGUMENT))
                .hasMessageStartingWith("address 'https://host/set.zip' needs the SHA-256 of its content")
                .hasMessageContaining("sha256sum")
                .hasMessageNotContaining("secret");
    }

    private LocalSource open(Path from, @Nullable String sha256) {
        return LocalSource.open(from.toString(), sha256, settings);
    }
}
