package io.ganymede.evaluator.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.evaluator.reference.AttributeTable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplingPlanTest {
    @Test
    void classesTakeTurnsAndHaveSeedsOfTheirOwn() {
        SamplingPlan plan = new ClassTurns(3, 2, 100);

        assertThat(plan.count()).isEqualTo(6);
        assertThat(LongStream.range(0, 6).mapToInt(plan::label)).containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(seeds(plan)).containsExactly(100L, 102L, 104L, 101L, 103L, 105L);
        assertThat(told(plan, 4, 3)).containsExactly(0f, 1f, 0f);
        assertThat(plan.labelled()).isTrue();
    }

    @Test
    void withoutConditionsTheImagesDifferInTheirSeedAlone() {
        SamplingPlan plan = new SeedsInOrder(4, -1);

        assertThat(plan.count()).isEqualTo(4);
        assertThat(seeds(plan)).containsExactly(-1L, 0L, 1L, 2L);
        assertThat(told(plan, 3, 0)).isEmpty();
        assertThat(plan.labelled()).isFalse();
        assertThat(plan.label(2)).isEqualTo(LabelSpace.UNLABELLED);
    }

    @Test
    void attributesOfRealImagesAreToldInOrderAndBegunAnew() {
        SamplingPlan plan = new RealAttributes(new AttributeTable(2, new float[] {1, 0.5f, 0, -2}), 5, 7);

        assertThat(seeds(plan)).containsExactly(7L, 8L, 9L, 10L, 11L);
        assertThat(told(plan, 0, 2)).containsExactly(1f, 0.5f);
        assertThat(told(plan, 3, 2)).containsExactly(0f, -2f);
        assertThat(told(plan, 4, 2)).containsExactly(1f, 0.5f);
        assertThat(plan.labelled()).isFalse();
    }

    private static LongStream seeds(SamplingPlan plan) {
        return LongStream.range(0, plan.count()).map(plan::seed);
    }

    private static float[] told(SamplingPlan plan, long image, int size) {
        float[] y = new float[size];
        java.util.Arrays.fill(y, Float.NaN);
        plan.tell(image, y);
        return y;
    }
}
