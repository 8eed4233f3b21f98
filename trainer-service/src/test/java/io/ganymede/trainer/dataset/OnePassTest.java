package io.ganymede.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnePassTest {
    @Test
    void everyImageComesOnceInOrder() {
        OnePass pass = new OnePass(new int[] {4, 2, 9, 7, 1}, 2);

        assertThat(pass.batches()).isEqualTo(3);
        assertThat(pass.largest()).isEqualTo(2);
        assertThat(pass.batch(0)).containsExactly(4, 2);
        assertThat(pass.batch(1)).containsExactly(9, 7);
        assertThat(pass.batch(2)).containsExactly(1);
    }

    @Test
    void noImagesAreNoBatches() {
        assertThat(new OnePass(new int[0], 2).batches()).isZero();
    }
}
