package io.ganymede.common.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every object store must do. Each test works under a prefix of its own. */
public abstract class ArtifactStoreContract {
    private static final byte[] CONTENT = "ganymede".getBytes(StandardCharsets.UTF_8);

    private final String prefix = "contract/" + UUID.randomUUID() + "/";

    /** The store under test. */
    protected abstract ArtifactStore store();

    @Test
    void readsWhatWasStored() {
        ArtifactRef ref = store().put(prefix + "a.bin", CONTENT, "application/octet-stream");

        assertThat(ref.sha256()).isEqualTo(Digest.of(CONTENT));
        assertThat(ref.bytes()).isEqualTo(CONTENT.length);
        assertThat(store().read(ref)).isEqualTo(CONTENT);
        assertThat(store().find(ref.key()))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(CONTENT));
    }

    @Test
    void storesTheSameContentTwiceWithoutComplaint() {
        ArtifactRef first = store().put(prefix + "a.bin", CONTENT, "application/octet-stream");

        assertThat(store().put(prefix + "a.bin", CONTENT, "application/octet-stream"))
                .isEqualTo(first);
    }

    @Test
    void refusesToOverwrite() {
        ArtifactRef ref = store().put(prefix + "a.bin", CONTENT, "application/octet-stream");

        assertThatThrownBy(() -> store().put(ref.key(), new byte[] {1}, "application/octet-stream"))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALREADY_EXISTS))
                .hasMessageContaining(ref.key());
        assertThat(store().read(ref)).isEqualTo(CONTENT);
    }

    @Test
    void refusesContentOfAnotherDigest() {
        ArtifactRef stored = store().put(prefix + "a.bin", CONTENT, "application/octet-stream");
        ArtifactRef wanted = new ArtifactRef(stored.key(), Digest.of("other"), stored.bytes());

        assertThatThrownBy(() -> store().read(wanted))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DIGEST_MISMATCH));
    }

    @Test
    void leavesNothingBehindWhenADownloadIsDamaged(@TempDir Path directory) throws IOException {
        ArtifactRef stored = store().put(prefix + "a.bin", CONTENT, "application/octet-stream");
        ArtifactRef wanted = new ArtifactRef(stored.key(), Digest.of("other"), stored.bytes());

        assertThatThrownBy(() -> store().download(wanted, directory.resolve("a.bin")))
                .isInstanceOf(PlatformException.class);
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void downloadsAFile(@TempDir Path directory) throws IOException {
        Path source = Files.write(directory.resolve("source"), CONTENT);
        ArtifactRef ref = store().put(prefix + "file.bin", source, "application/octet-stream");
        Path target = directory.resolve("folder/target");

        store().download(ref, target);

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void goesOnWithWhatIsThereOfADownload(@TempDir Path directory) throws IOException {
        // Given the first bytes, and one of them wrong
        ArtifactRef ref = store().put(prefix + "a.bin", CONTENT, "application/octet-stream");
        Path target = directory.resolve("a.bin");
        Path partial = Files.writeString(directory.resolve("a.part"), "gaNy");

        // Then they are not asked for again
        assertThatThrownBy(() -> store().download(ref, target, partial))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DIGEST_MISMATCH))
                .hasMessageContaining(Digest.of("gaNymede"));
        assertThat(target).doesNotExist();

        // And what is damaged is not used a second time
        assertThat(partial).doesNotExist();
        store().download(ref, target, partial);
        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(partial).doesNotExist();
    }

    @Test
    void completesADownloadFromAnyPosition(@TempDir Path directory) throws IOException {
        ArtifactRef ref = store().put(prefix + "a.bin", CONTENT, "application/octet-stream");
        for (String begun : List.of("", "g", "ganymed", "ganymede", "ganymede and more")) {
            Path target = directory.resolve("a.bin");
            Path partial = Files.writeString(directory.resolve("a.part"), begun);

            store().download(ref, target, partial);

            assertThat(target).as("begun with '%s'", begun).hasBinaryContent(CONTENT);
            assertThat(partial).doesNotExist();
            Files.delete(target);
        }
    }

    @Test
    void saysThatAnObjectToBeCompletedIsMissing(@TempDir Path directory) throws IOException {
        ArtifactRef ref = new ArtifactRef(prefix + "nothing", Digest.of(CONTENT), 8);
        Path partial = Files.writeString(directory.resolve("a.part"), "gany");

        assertThatThrownBy(() -> store().download(ref, directory.resolve("a.bin"), partial))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void saysThatAnObjectIsMissing() {
        ArtifactRef ref = new ArtifactRef(prefix + "nothing", Digest.of(CONTENT), 8);

        assertThat(store().find(ref.key())).isEmpty();
        assertThatThrownBy(() -> store().read(ref))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void listsRecursivelyInOrder() {
        store().put(prefix + "b/2", CONTENT, "text/plain");
        store().put(prefix + "a", CONTENT, "text/plain");
        store().put(prefix + "b/1", CONTENT, "text/plain");

        assertThat(store().list(prefix)).isEqualTo(List.of(prefix + "a", prefix + "b/1", prefix + "b/2"));
        assertThat(store().list(prefix + "b/")).hasSize(2);
        assertThat(store().list(prefix + "c/")).isEmpty();
    }

    @Test
    void removes() {
        ArtifactRef ref = store().put(prefix + "a", CONTENT, "text/plain");

        store().remove(ref.key());
        store().remove(ref.key());

        assertThat(store().find(ref.key())).isEmpty();
    }
}
