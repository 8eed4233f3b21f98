package io.ganymede.common.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.job.GateSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateMetricTest {
    @Test
    void aRequestMayNameEveryMetricAndNoOther() {
        JsonNode schema = Resources.object("/io/ganymede/common/event/schemas/training-request.v1.json");
        List<String> allowed = new ArrayList<>();
        schema.at("/$defs/publish/properties/gate/properties/metric/enum").forEach(name -> allowed.add(name.asText()));

        assertThat(GateMetric.names()).containsExactlyInAnyOrderElementsOf(allowed);
    }

    @ParameterizedTest
    @EnumSource(ConditionKind.class)
    void theDefaultIsDefinedAndPassesTheCheck(ConditionKind kind) {
        GateMetric metric = GateMetric.defaultFor(kind);

        assertThat(metric.definedFor(kind)).isTrue();
        assertThat(GateMetric.check(new GateSpec(metric.name(), metric.goal(), null), kind))
                .isEmpty();
    }

    @Test
    void theDefaultLooksInsideTheClassesWhereThereAreSome() {
        assertThat(GateMetric.defaultFor(ConditionKind.CLASSES).name()).isEqualTo("classFid");
        assertThat(GateMetric.defaultFor(ConditionKind.ATTRIBUTES).name()).isEqualTo("fid");
        assertThat(GateMetric.defaultFor(ConditionKind.NONE).name()).isEqualTo("fid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classFid", "betweenClassFid", "labelAccuracy"})
    void aMetricOfClassesNeedsClasses(String name) {
        GateSpec gate = new GateSpec(name, "minimize", null);

        assertThat(GateMetric.check(gate, ConditionKind.CLASSES)).isEmpty();
        assertThat(GateMetric.check(gate, ConditionKind.ATTRIBUTES)).hasSize(1);
        assertThat(GateMetric.check(gate, ConditionKind.NONE)).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/publish/gate/metric");
            assertThat(problem.message())
                    .contains("got '" + name + "'")
                    .endsWith("known: [amScore, amScoreDivergence, amScoreEntropy, fid, inceptionScore, modeScore,"
                            + " modeScoreWithPrior]");
        });
    }
}
