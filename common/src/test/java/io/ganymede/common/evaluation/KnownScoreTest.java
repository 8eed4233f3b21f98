package io.ganymede.common.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.request.GateMetric;
import org.junit.jupiter.api.Test;

class KnownScoreTest {
    @Test
    void everyNameStandsOnceAndIsNoGroup() {
        assertThat(KnownScore.names()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(ScoreGroups.NAMES);
        assertThat(KnownScore.ALL).extracting(KnownScore::about).doesNotContain("");
    }

    @Test
    void gatesKnowTheSameDirections() {
        assertThat(GateMetric.names()).allSatisfy(name -> assertThat(KnownScore.find(name))
                .get()
                .extracting(KnownScore::direction)
                .isEqualTo(GateMetric.require(name).direction()));
    }
}
