package io.ganymede.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class IdxFileTest {
    private static final byte[] LABELS = IdxBytes.of(8, new int[] {3}, new byte[] {7, 0, (byte) 255});

    @Test
    void readsPlainFiles() throws IOException {
        IdxFile file = read(LABELS);

        assertThat(file.dimensions()).isEqualTo(List.of(3));
        assertThat(file.count()).isEqualTo(3);
        assertThat(file.element(0)).isEqualTo(7);
        assertThat(file.element(2)).isEqualTo(255);
    }

    @Test
    void readsGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(LABELS);
        }

        assertThat(read(bytes.toByteArray()).element(2)).isEqualTo(255);
    }

    @Test
    void refusesWhatIsNotIdx() {
        assertRefused("PK\u0003\u0004 not idx".getBytes(StandardCharsets.ISO_8859_1))
                .hasMessageContaining("file 'x'")
                .hasMessageContaining("is not IDX: it begins with 0x504b0304");
    }

    @Test
    void refusesOtherElementTypes() {
        assertRefused(IdxBytes.of(13, new int[] {1}, new byte[4])).hasMessageContaining("type 0x0d, expected 0x08");
    }

    @Test
    void refusesTruncatedElements() {
        assertRefused(Arrays.copyOf(LABELS, LABELS.length - 1))
                .hasMessageContaining("is truncated: header [3] needs 3 bytes of elements, found 2");
    }

    @Test
    void refusesTruncatedHeaders() {
        assertRefused(Arrays.copyOf(LABELS, 6)).hasMessageContaining("is truncated");
        assertRefused(new byte[0]).hasMessageContaining("is truncated");
    }

    @Test
    void refusesTruncatedGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(LABELS);
        }
        byte[] whole = bytes.toByteArray();

        assertRefused(Arrays.copyOf(whole, whole.length - 9)).hasMessageContaining("is truncated");
    }

    @Test
    void refusesTrailingBytes() {
        assertRefused(Arrays.copyOf(LABELS, LABELS.length + 1)).hasMessageContaining("more bytes than its header [3]");
    }

    @Test
    void refusesSizesThatCannotBe() {
        assertRefused(IdxBytes.of(8, new int[] {-1}, new byte[0])).hasMessageContaining("size -1");
        assertRefused(IdxBytes.of(8, new int[] {Integer.MAX_VALUE, 2}, new byte[0]))
                .hasMessageContaining("is too large");
    }

    private static IdxFile read(byte[] content) throws IOException {
        return IdxFile.read("x", new ByteArrayInputStream(content));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(byte[] content) {
        return assertThatThrownBy(() -> read(content))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE));
    }
}
