package io.ganymede.sampler.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    @Test
    void splitsIntoItsSizes() {
        BatchPlan plan = new BatchPlan(List.of(1, 2, 4, 8));

        assertThat(plan.runs(1)).containsExactly(1);
        assertThat(plan.runs(7)).containsExactly(4, 2, 1);
        assertThat(plan.runs(21)).containsExactly(8, 8, 4, 1);
    }

    @Test
    void padsOnlyWhatIsLeft() {
        BatchPlan plan = new BatchPlan(List.of(8, 2));

        assertThat(plan.runs(1)).containsExactly(2);
        assertThat(plan.runs(11)).containsExactly(8, 2, 2);
        assertThat(new BatchPlan(List.of(4)).runs(5)).containsExactly(4, 4);
    }

    @Test
    void needsASize() {
        assertThatThrownBy(() -> new BatchPlan(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BatchPlan(List.of(0, 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
