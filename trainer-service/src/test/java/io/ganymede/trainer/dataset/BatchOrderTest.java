package io.ganymede.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
    @Test
    void anEpochSeesNoImageTwiceAndLeavesTheRestOut() {
        BatchOrder order = new BatchOrder(1, 10, 3);
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
        BatchOrder straight = new BatchOrder(1, 100, 10);
        straight.batch(0);
        straight.batch(15);
        int[] late = straight.batch(27);
        assertThat(new BatchOrder(1, 100, 10).batch(27)).containsExactly(late);
        assertThat(new BatchOrder(2, 100, 10).batch(27)).isNotEqualTo(late);
        assertThat(straight.batch(7)).isNotEqualTo(straight.batch(17));
    }

    @Test
    void aBatchLargerThanTheDataIsRefused() {
        assertThatThrownBy(() -> new BatchOrder(1, 10, 11))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("11")
                .hasMessageContaining("10");
    }
}
