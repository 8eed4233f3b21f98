package io.ganymede.evaluator.suite;

import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.evaluator.metric.KernelDistance;
import io.ganymede.evaluator.neighbour.BallRule;
import io.ganymede.evaluator.similarity.MirroredPairs;
import io.ganymede.evaluator.similarity.MultiScaleSimilarity;
import io.ganymede.evaluator.similarity.Pairing;
import io.ganymede.evaluator.similarity.RandomPairs;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.LogitSplits;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * The conventions of a tool or a paper, so that figures can be set beside its own.
 *
 * @param name in requests
 * @param about what it is, in a line
 * @param maker the settings under a seed, which a tool with seeds of its own does not use
 */
public record Conventions(String name, String about, IntFunction<MetricSettings> maker) {
    /** Name of the platform's own. */
    public static final String OWN = "ganymede";

    private static final KernelDistance.Subsets SUBSETS = KernelDistance.Subsets.torchFidelity();

    /** Every set of conventions. */
    public static final NamedRegistry<Conventions> REGISTRY = NamedRegistry.of(
            "protocol",
            List.of(
                    new Conventions(OWN, "the platform's own", Conventions::ganymede),
                    new Conventions(
                            "torch-fidelity",
                            "ten shuffled splits, balls of three neighbours with their surface, seed 2020",
                            seed -> with(seed, Ddof.ONE, LogitSplits.torchFidelity(), Ddof.ZERO, BallRule.improved())),
                    new Conventions("pytorch-fid", "covariances by N - 1", Conventions::ganymede),
                    new Conventions("clean-fid", "covariances by N - 1, kernel subsets of 1,000", Conventions::ganymede),
                    new Conventions(
                            "stylegan3",
                            "covariances by N, splits in order, balls of three neighbours with their surface",
                            seed -> with(seed, Ddof.ZERO, LogitSplits.inOrder(10), Ddof.ZERO, BallRule.improved())),
                    new Conventions("am-gan", "ten splits in order, mirrored pairs within a class", Conventions::amGan),
                    new Conventions("cagan", "covariances by N - 1, class by class", Conventions::ganymede)),
            Conventions::name);

    /** The settings under a seed. */
    public MetricSettings settings(int seed) {
        return maker.apply(seed);
    }

    private static MetricSettings ganymede(int seed) {
        return with(seed, Ddof.ONE, new LogitSplits(10, OptionalInt.of(seed)), Ddof.ZERO, BallRule.prdc());
    }

    private static MetricSettings with(int seed, Ddof ddof, LogitSplits splits, Ddof splitDdof, BallRule balls) {
        Pairing pairing = RandomPairs.hundred(seed);
        return new MetricSettings(
                ddof, splits, splitDdof, SUBSETS, balls, MultiScaleSimilarity.TF_MODELS, pairing, seed);
    }

    private static MetricSettings amGan(int seed) {
        return new MetricSettings(
                Ddof.ONE,
                LogitSplits.inOrder(10),
                Ddof.ZERO,
                SUBSETS,
                BallRule.prdc(),
                MultiScaleSimilarity.AM_GAN,
                new MirroredPairs(),
                seed);
    }
}
