package io.ganymede.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
    @Test
    void anEpochSeesNoImageTwiceAndLeavesTheRestOut() {
        BatchOrder order = new BatchOrder(1, all(10), 3);
        assertThat(order.batchesPerEpoch()).isEqualTo(3);
        int[] epoch = new int[9];
        for (int batch = 0; batch < 3; batch++) {
            System.arraycopy(order.batch(batch), 0, epoch, batch * 3, 3);
        }
        assertThat(Arrays.stream(epoch).distinct().filter(image -> image >= 0 && image < 10))
                .hasSize(9);
    }

    @Test
    void aBatchDependsOnItsNumberAlone() {
        BatchOrder straight = new BatchOrder(1, all(100), 10);
        straight.batch(0);
        straight.batch(15);
        int[] late = straight.batch(27);
        assertThat(new BatchOrder(1, all(100), 10).batch(27)).containsExactly(late);
        assertThat(new BatchOrder(2, all(100), 10).batch(27)).isNotEqualTo(late);
        assertThat(straight.batch(7)).isNotEqualTo(straight.batch(17));
    }

    @Test
    void aBatchLargerThanTheDataIsRefused() {
        assertThatThrownBy(() -> new BatchOrder(1, all(10), 11))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("11")
                .hasMessageContaining("10");
    }

    @Test
    void onlyTheGivenImagesTakePart() {
        int[] some = {3, 8, 5, 90};
        BatchOrder order = new BatchOrder(1, some, 4);

        assertThat(order.batch(7)).containsExactlyInAnyOrder(some);
        assertThat(order.batch(7)).isNotEqualTo(order.batch(8));
    }

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }
}
