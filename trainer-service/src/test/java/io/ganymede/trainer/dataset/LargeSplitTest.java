package io.ganymede.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.SparseSplit;
import io.ganymede.common.json.Json;
import io.ganymede.common.network.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeSplitTest {
    /** Of 64 x 64 x 3 bytes: 6 GiB. */
    private static final int IMAGES = 1 << 19;

    @Test
    void aSetOfSixGigabytesIsReadShuffledWithAHeapOfFortyMegabytes(@TempDir Path folder)
            throws IOException, InterruptedException {
        // Given images of which every 2000th, and the last, begins with a byte of its own
        Map<Integer, Byte> marks = new TreeMap<>();
        IntStream.range(0, IMAGES / 2000).forEach(i -> marks.put(i * 2000, (byte) (i % 127 + 1)));
        marks.put(IMAGES - 1, (byte) 127);
        Path file = folder.resolve("train.safetensors");
        DatasetManifest manifest = SparseSplit.write(file, Shape.of(3, 64, 64), IMAGES, marks);
        assertThat(Files.size(file)).isGreaterThan(6L << 30);

        // When
        List<String> lines = read(Files.write(folder.resolve("manifest.json"), Json.bytes(manifest)), file);

        // Then exactly those of them are found that the order asks for
        List<String> expected = new ArrayList<>();
        BatchOrder order = LargeReading.order(IntStream.range(0, IMAGES).toArray());
        for (int batch = 0; batch < LargeReading.BATCHES; batch++) {
            for (int image : order.batch(batch)) {
                if (marks.containsKey(image)) {
                    expected.add(image + " " + marks.get(image));
                }
            }
        }
        assertThat(expected).isNotEmpty();
        expected.add(Integer.toString(LargeReading.BATCH * LargeReading.BATCHES));
        assertThat(lines).isEqualTo(expected);
    }

    private static List<String> read(Path manifest, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeReading.class.getName(),
                        manifest.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.lines().toList();
            assertThat(process.waitFor()).as("%s", lines).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
