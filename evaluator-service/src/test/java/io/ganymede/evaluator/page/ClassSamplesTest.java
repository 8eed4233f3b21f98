package io.ganymede.evaluator.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.image.ImageSource;
import io.ganymede.evaluator.image.PixelBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSamplesTest {
    private static final Shape SHAPE = Shape.of(1, 1, 2);

    @Test
    void theFirstImagesOfEachClassAreKept() {
        ClassSamples samples = new ClassSamples(SHAPE, 3, 2);

        List<Integer> seen = read(samples.watching(new Labelled(new int[] {0, 1, 0, 0, 1, 1, 0}, true)), 3);

        assertThat(seen).as("passed on as they came").containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(shades(samples.ofClass(0))).containsExactly(0, 2);
        assertThat(shades(samples.ofClass(1))).containsExactly(1, 4);
        assertThat(samples.ofClass(2)).as("none came").isEmpty();
    }

    @Test
    void howManyAreReadAtATimeDoesNotMatter() {
        ClassSamples one = new ClassSamples(SHAPE, 2, 3);
        ClassSamples all = new ClassSamples(SHAPE, 2, 3);
        int[] labels = {1, 1, 0, 1, 1, 0, 0, 0};

        read(one.watching(new Labelled(labels, true)), 1);
        read(all.watching(new Labelled(labels, true)), 100);

        for (int label = 0; label < 2; label++) {
            assertThat(shades(one.ofClass(label)))
                    .isEqualTo(shades(all.ofClass(label)))
                    .hasSize(3);
        }
    }

    @Test
    void imagesWithoutClassesAreOneClass() {
        ClassSamples samples = new ClassSamples(SHAPE, 1, 2);
        ImageSource source = samples.watching(new Labelled(new int[] {7, 7, 7}, false));

        read(source, 2);

        assertThat(source.labelled()).isFalse();
        assertThat(source.count()).isEqualTo(3);
        assertThat(shades(samples.ofClass(0))).containsExactly(0, 1);
    }

    @Test
    void aLabelBeyondTheClassesIsRefused() {
        ClassSamples samples = new ClassSamples(SHAPE, 2, 2);
        ImageSource source = samples.watching(new Labelled(new int[] {2}, true));

        assertThatThrownBy(() -> read(source, 2)).hasMessage("label '2' is out of range: expected [0, 2)");
        assertThatThrownBy(() -> new ClassSamples(SHAPE, 0, 2)).hasMessageContaining("expected at least 1");
    }

    private static List<Integer> read(ImageSource source, int capacity) {
        List<Integer> seen = new ArrayList<>();
        PixelBatch batch = new PixelBatch(capacity, source.imageShape());
        for (int rows = source.read(batch); rows > 0; rows = source.read(batch)) {
            for (int row = 0; row < rows; row++) {
                seen.add((int) batch.pixels()[row * batch.imageBytes()]);
            }
        }
        return seen;
    }

    private static List<Integer> shades(List<Picture> pictures) {
        return pictures.stream().map(picture -> (int) picture.pixels()[0]).toList();
    }

    /** Image i is of shade i. */
    private static final class Labelled implements ImageSource {
        private final int[] labels;
        private final boolean labelled;
        private int next;

        Labelled(int[] labels, boolean labelled) {
            this.labels = labels;
            this.labelled = labelled;
        }

        @Override
        public Shape imageShape() {
            return SHAPE;
        }

        @Override
        public long count() {
            return labels.length;
        }

        @Override
        public boolean labelled() {
            return labelled;
        }

        @Override
        public int read(PixelBatch batch) {
            int rows = Math.min(batch.capacity(), labels.length - next);
            for (int row = 0; row < rows; row++, next++) {
                batch.pixels()[row * batch.imageBytes()] = (byte) next;
                batch.labels()[row] = labels[next];
            }
            return rows;
        }
    }
}
