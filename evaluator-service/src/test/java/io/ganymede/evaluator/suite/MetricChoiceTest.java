package io.ganymede.evaluator.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.KnownScore;
import io.ganymede.common.evaluation.ScoreGroups;
import io.ganymede.evaluator.linalg.EjmlLinearAlgebra;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricChoiceTest {
    private static final MetricSettings SETTINGS =
            Conventions.REGISTRY.require(Conventions.OWN).settings(0);
    private static final List<Metric> METRICS = MetricSuite.of(new EjmlLinearAlgebra(), SETTINGS);

    @Test
    void allOfThem() {
        assertThat(ids("all"))
                .containsExactly(
                        "fid",
                        "classFid",
                        "betweenClassFid",
                        "fidInfinity",
                        "kid",
                        "amScore",
                        "inceptionScore",
                        "modeScore",
                        "precision",
                        "labelAccuracy",
                        "msSsim",
                        "parzen",
                        "authPct",
                        "mifid");
    }

    @Test
    void scoresAndGroupsAreThoseThatTheCommandKnows() {
        assertThat(METRICS.stream().flatMap(metric -> metric.scores().stream()))
                .containsExactlyInAnyOrderElementsOf(KnownScore.names());
        assertThat(ScoreGroups.NAMES).allSatisfy(group -> assertThat(ids(group)).isNotEmpty());
    }

    @Test
    void groups() {
        assertThat(ids("prdc")).containsExactly("precision");
        assertThat(ids("conditional")).containsExactly("classFid", "betweenClassFid", "labelAccuracy", "msSsim");
    }

    @Test
    void whatTakesLongMustBeNamed() {
        assertThat(ids("all", "cas")).hasSize(ids("all").size() + 1).endsWith("cas");
        assertThat(ids("casReverse")).containsExactly("cas");
        assertThat(ids("all", "conditional")).doesNotContain("cas");
    }

    @Test
    void anyScoreOfAMetricNamesIt() {
        assertThat(ids("density", "recall", "amScoreEntropy", "fid")).containsExactly("fid", "amScore", "precision");
        assertThat(ids("msSsimReal")).containsExactly("msSsim");
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> ids("fid", "labelAcuracy"))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_ARGUMENT))
                .hasMessageContaining(
                        "unknown metric 'labelAcuracy'; did you mean 'labelAccuracy'? known: [all, amScore")
                .hasMessageContaining("conditional")
                .hasMessageContaining("prdc");
    }

    @Test
    void noScoreHasTwoMetrics() {
        assertThat(METRICS.stream().flatMap(metric -> metric.scores().stream())).doesNotHaveDuplicates();
        assertThat(METRICS).allSatisfy(metric -> assertThat(metric.scores()).contains(metric.id()));
    }

    @Test
    void statisticsSufficeForSome() {
        assertThat(MetricSuite.ofStatistics(new EjmlLinearAlgebra(), SETTINGS))
                .extracting(Metric::id)
                .containsExactly(
                        "fid",
                        "classFid",
                        "betweenClassFid",
                        "amScore",
                        "inceptionScore",
                        "modeScore",
                        "labelAccuracy");
    }

    private static List<String> ids(String... names) {
        return MetricChoice.of(METRICS, List.of(names)).stream().map(Metric::id).toList();
    }
}
