package io.ganymede.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;

/**
 * The key pair of the local object store: made once per platform directory, readable by its owner only.
 *
 * @param accessKey the public half
 * @param secretKey the secret half; never part of {@link #toString()}
 */
public record LocalCredentials(String accessKey, String secretKey) {
    private static final String FILE_NAME = "credentials.properties";
    private static final String ACCESS_KEY = "accessKey";
    private static final String SECRET_KEY = "secretKey";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** Rejects empty halves. */
    public LocalCredentials {
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException(
                    "credentials have an empty half: expected an access key and a secret key");
        }
    }

    /** Reads the credentials of a platform directory, making them on first use. Errors: {@link UncheckedIOException}. */
    public static LocalCredentials in(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        try {
            if (Files.exists(file)) {
                restrict(file);
                return read(file);
            }
            LocalCredentials made = random();
            made.write(Files.createDirectories(directory), file);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("credentials file '" + file + "' cannot be read or written", e);
        }
    }

    private static LocalCredentials random() {
        SecureRandom random = new SecureRandom();
        byte[] access = new byte[8];
        byte[] secret = new byte[30];
        random.nextBytes(access);
        random.nextBytes(secret);
        return new LocalCredentials(
                "ganymede-" + HexFormat.of().formatHex(access),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    private static LocalCredentials read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        String accessKey = properties.getProperty(ACCESS_KEY, "");
        String secretKey = properties.getProperty(SECRET_KEY, "");
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalStateException("credentials file '" + file + "' is incomplete: expected the keys "
                    + ACCESS_KEY + " and " + SECRET_KEY + "; delete the file to have new ones made");
        }
        return new LocalCredentials(accessKey, secretKey);
    }

    /** Through a temporary file of mode 0600 and a rename: the secret is never readable by others, nor half written. */
    private void write(Path directory, Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(ACCESS_KEY, accessKey);
        properties.setProperty(SECRET_KEY, secretKey);
        Path temporary = Files.createTempFile(directory, FILE_NAME, ".tmp");
        try {
            restrict(temporary);
            try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                properties.store(writer, "Key pair of the local object store");
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void restrict(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    /** Names the access key only. */
    @Override
    public String toString() {
        return "LocalCredentials[accessKey=" + accessKey + ", secretKey=***]";
    }
}
