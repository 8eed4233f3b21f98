package io.ganymede.cli.dataset.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
    private static final LabelSpace LABELS = new LabelSpace(
            List.of("dark", "bright"), List.of(Attribute.binary("odd"), Attribute.real("value", 0, 5)), List.of());
    private static final int GAP = 4;
    private static final int SIDE = 56;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path directory;

    @Test
    void aRowAClassAnAttributeAndTheUnlabelled() throws IOException {
        try (DatasetSplit split = split()) {
            List<SheetRow> rows = SheetRows.of(LABELS, split, 3, 1);

            assertThat(rows)
                    .extracting(SheetRow::label)
                    .containsExactly("dark", "bright", "odd", "value 0.00 to 5.00", "(unlabelled)");
            assertThat(rows.get(0).images()).containsExactlyInAnyOrder(0, 1, 2);
            assertThat(rows.get(1).images()).containsExactlyInAnyOrder(3, 4);
            assertThat(rows.get(2).images()).containsExactlyInAnyOrder(1, 3);
            assertThat(rows.get(3).images()).as("from smallest to largest").containsExactly(0, 2, 4);
            assertThat(rows.get(4).images()).containsExactly(5);
        }
    }

    @Test
    void theChoiceIsAFunctionOfTheSeed() {
        try (DatasetSplit split = split()) {
            assertThat(SheetRows.of(LABELS, split, 1, 1)).isEqualTo(SheetRows.of(LABELS, split, 1, 1));
        }
    }

    @Test
    void imagesAreRightSideUpInTheirColoursBehindTheirLabel() throws IOException {
        try (DatasetSplit split = split()) {
            BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(
                    ContactSheet.png(split, List.of(new SheetRow("x", List.of(0, 3)), new SheetRow("", List.of(1))))));

            int left = sheet.getWidth() - GAP - 2 * (SIDE + GAP);
            assertThat(sheet.getHeight()).isEqualTo(2 * (SIDE + GAP) + GAP);
            // Image 3: top left red, top right green, bottom left blue, bottom right white.
            int second = left + SIDE + GAP;
            assertThat(rgb(sheet, second + 5, GAP + 5)).isEqualTo("ff0000");
            assertThat(rgb(sheet, second + SIDE - 5, GAP + 5)).isEqualTo("00ff00");
            assertThat(rgb(sheet, second + 5, GAP + SIDE - 5)).isEqualTo("0000ff");
            assertThat(rgb(sheet, second + SIDE - 5, GAP + SIDE - 5)).isEqualTo("ffffff");
            assertThat(darkPixels(sheet, left, GAP)).as("label").isPositive();
            assertThat(darkPixels(sheet, left, GAP + SIDE + GAP)).as("no label").isZero();
        }
    }

    private static long darkPixels(BufferedImage sheet, int right, int top) {
        long dark = 0;
        for (int y = top; y < top + SIDE; y++) {
            for (int x = 0; x < right; x++) {
                dark += (sheet.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        return dark;
    }

    private static String rgb(BufferedImage sheet, int x, int y) {
        return String.format("%06x", sheet.getRGB(x, y) & 0xffffff);
    }

    /** Six RGB images of 2 x 2 pixels: three dark, two bright, one unlabelled. */
    private DatasetSplit split() {
        byte[] pixels = new byte[6 * 12];
        byte[] colours = {-1, 0, 0, -1, 0, -1, 0, -1, 0, 0, -1, -1};
        System.arraycopy(colours, 0, pixels, 3 * 12, 12);
        float[] attributes = {0, 0, 1, 1, 0, 2, 1, 3, 0, 5, Float.NaN, Float.NaN};
        Path file = directory.resolve("train.safetensors");
        SafetensorsWriter.write(
                file,
                Map.of(
                        SplitDescription.IMAGES,
                        Tensor.ofBytes(List.of(6L, 3L, 2L, 2L), pixels),
                        SplitDescription.LABELS,
                        Tensor.ofLongs(List.of(6L), new long[] {0, 0, 0, 1, 1, -1}),
                        SplitDescription.ATTRIBUTES,
                        Tensor.ofFloats(List.of(6L, 2L), attributes)),
                Map.of());
        DatasetManifest manifest = Manifests.of(
                "dots",
                "1",
                Shape.of(3, 2, 2),
                LABELS,
                Map.of(
                        "train",
                        new SplitDescription(
                                new ArtifactRef("x", "ab".repeat(32), 1), 6, List.of(3L, 2L), 1, List.of(0.4, 2.2))));
        return DatasetSplit.open(file, manifest, "train");
    }
}
