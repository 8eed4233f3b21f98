package io.ganymede.evaluator.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.evaluation.ProtocolNames;
import io.ganymede.evaluator.metric.KernelDistance;
import io.ganymede.evaluator.neighbour.BallRule;
import io.ganymede.evaluator.similarity.MirroredPairs;
import io.ganymede.evaluator.similarity.MultiScaleSimilarity;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.LogitSplits;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the other tools document of themselves. */
class ConventionsTest {
    @Test
    void namesAreThoseThatTheCommandKnows() {
        assertThat(Conventions.REGISTRY.names()).containsExactlyInAnyOrderElementsOf(ProtocolNames.ALL);
    }

    @Test
    void onlyStyleGan3DividesCovariancesByN() {
        assertThat(Conventions.REGISTRY.names())
                .allSatisfy(name ->
                        assertThat(settings(name).ddof()).isEqualTo(name.equals("stylegan3") ? Ddof.ZERO : Ddof.ONE));
    }

    @Test
    void torchFidelityDrawsBySeed2020WhateverTheOrderSays() {
        MetricSettings settings = settings("torch-fidelity");

        assertThat(settings.splits()).isEqualTo(new LogitSplits(10, OptionalInt.of(2020)));
        assertThat(settings.splitDdof()).isEqualTo(Ddof.ZERO);
        assertThat(settings.subsets()).isEqualTo(new KernelDistance.Subsets(100, 1000, 2020));
        assertThat(settings.balls()).isEqualTo(new BallRule(3, BallRule.Boundary.INCLUSIVE));
    }

    @Test
    void styleGan3SplitsInOrderAndCountsTheSurface() {
        MetricSettings settings = settings("stylegan3");

        assertThat(settings.splits()).isEqualTo(new LogitSplits(10, OptionalInt.empty()));
        assertThat(settings.balls()).isEqualTo(new BallRule(3, BallRule.Boundary.INCLUSIVE));
    }

    @Test
    void amGanComparesMirroredPairsByTheAbsoluteCovariance() {
        MetricSettings settings = settings("am-gan");

        assertThat(settings.splits()).isEqualTo(new LogitSplits(10, OptionalInt.empty()));
        assertThat(settings.similarity()).isEqualTo(MultiScaleSimilarity.AM_GAN);
        assertThat(settings.pairing()).isEqualTo(new MirroredPairs());
    }

    @Test
    void thePlatformsOwnDrawsEverythingBySeed() {
        MetricSettings settings = settings(Conventions.OWN);

        assertThat(settings.splits()).isEqualTo(new LogitSplits(10, OptionalInt.of(7)));
        assertThat(settings.subsets().seed()).isEqualTo(7);
        assertThat(settings.pairing().name()).isEqualTo("random, 100 pairs, seed 7");
        assertThat(settings.balls()).isEqualTo(new BallRule(5, BallRule.Boundary.STRICT));
        assertThat(settings.similarity()).isEqualTo(MultiScaleSimilarity.TF_MODELS);
    }

    @Test
    void aMisspeltNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Conventions.REGISTRY.require("style-gan3"))
                .hasMessageStartingWith("unknown protocol 'style-gan3'; did you mean 'stylegan3'?");
    }

    private static MetricSettings settings(String name) {
        return Conventions.REGISTRY.require(name).settings(7);
    }
}
