package io.ganymede.evaluator.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.evaluator.linalg.EjmlLinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.page.Neighbours.Near;
import io.ganymede.evaluator.similarity.ImageStack;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final ImageStack IMAGES = PageSamples.pictures(5).get(0).stack();

    @Test
    void eachChosenImageHasItsNearestWithTheirDistances() {
        Neighbours.Side generated = side(0, 10.5, 3, 30, 4);
        Neighbours.Side real = side(10, 0, 4, 11, 100);

        Neighbours found = Neighbours.of("words", generated, new int[] {1, 0, 3}, real, new EjmlLinearAlgebra());

        assertThat(found.rows()).extracting(Neighbours.Row::name).containsExactly("image 1", "image 0", "image 3");
        assertThat(found.rows().get(0).nearest()).extracting(Near::distance).containsExactly(0.5, 0.5, 6.5);
        assertThat(found.rows().get(0).nearest())
                .extracting(near -> near.picture().index())
                .containsExactly(0, 3, 2);
        assertThat(found.rows()).extracting(Neighbours.Row::usual).containsExactly(1.0, 4.0, 1.0);
        assertThat(found.rows())
                .extracting(Neighbours.Row::remark)
                .containsExactly("nearer than real ones", "identical", "");
    }

    private static Neighbours.Side side(double... features) {
        return new Neighbours.Side(
                RowSet.of(new Matrix(features.length, 1, features)), row -> new Picture(IMAGES, row), row -> "");
    }
}
