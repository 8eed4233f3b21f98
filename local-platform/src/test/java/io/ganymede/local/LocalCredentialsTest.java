package io.ganymede.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCredentialsTest {
    private final Path directory;

    LocalCredentialsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void areMadeOnceAndReadBack() {
        // Given
        LocalCredentials made = LocalCredentials.in(directory.resolve("new"));

        // When
        LocalCredentials read = LocalCredentials.in(directory.resolve("new"));

        // Then
        assertThat(read).isEqualTo(made);
        assertThat(made.accessKey()).matches("ganymede-[0-9a-f]{16}");
        assertThat(made.secretKey()).hasSize(40);
        assertThat(directory.resolve("new")).isDirectoryContaining("glob:**/credentials.properties");
        assertThat(LocalCredentials.in(directory.resolve("other"))).isNotEqualTo(made);
    }

    @Test
    void areForTheirOwnerOnly() throws Exception {
        // Given
        LocalCredentials.in(directory);
        Path file = directory.resolve("credentials.properties");
        assertThat(permissions(file)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        // When
        LocalCredentials.in(directory);

        // Then
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void areNeverPrinted() {
        LocalCredentials made = LocalCredentials.in(directory);
        assertThat(made.toString()).contains(made.accessKey()).doesNotContain(made.secretKey());
    }

    @Test
    void anIncompleteFileIsAnError() throws Exception {
        Files.writeString(directory.resolve("credentials.properties"), "accessKey=only\n");
        assertThatThrownBy(() -> LocalCredentials.in(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is incomplete")
                .hasMessageContaining("secretKey");
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
