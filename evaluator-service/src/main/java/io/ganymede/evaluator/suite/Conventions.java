package io.ganymede.evaluator.suite;

import io.ganymede.common.evaluation.ProtocolNames;
import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.evaluator.metric.KernelDistance;
import io.ganymede.evaluator.neighbour.BallRule;
import io.ganymede.evaluator.similarity.MirroredPairs;
import io.ganymede.evaluator.similarity.MultiScaleSimilarity;
import io.ganymede.evaluator.similarity.RandomPairs;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.LogitSplits;
import io.ganymede.evaluator.suite.MetricSettings.InceptionForm;
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
    public static final String OWN = ProtocolNames.OWN;

    private static final KernelDistance.Subsets TORCH_FIDELITY = KernelDistance.Subsets.torchFidelity();

    /** Every set of conventions. */
    public static final NamedRegistry<Conventions> REGISTRY = NamedRegistry.of(
            "protocol",
            List.of(
                    new Conventions(OWN, "the platform's own", Conventions::ganymede),
                    new Conventions(
                            "torch-fidelity",
                            "ten shuffled splits, balls of three neighbours with their surface, seed 2020",
                            Conventions::torchFidelity),
                    new Conventions("pytorch-fid", "covariances by N - 1", Conventions::ganymede),
                    new Conventions(
                            "clean-fid", "covariances by N - 1, kernel subsets of 1,000", Conventions::ganymede),
                    new Conventions(
                            "stylegan3",
                            "covariances by N, splits in order, balls of three neighbours with their surface",
                            Conventions::styleGan3),
                    new Conventions("am-gan", "ten splits in order, mirrored pairs within a class", Conventions::amGan),
                    new Conventions("cagan", "covariances by N - 1, class by class", Conventions::ganymede)),
            Conventions::name);

    /** The settings under a seed. */
    public MetricSettings settings(int seed) {
        return maker.apply(seed);
    }

    private static MetricSettings ganymede(int seed) {
        LogitSplits shuffled = new LogitSplits(10, OptionalInt.of(seed));
        return with(
                seed,
                Ddof.ONE,
                shuffled,
                InceptionForm.ONE_SPLIT,
                KernelDistance.Subsets.seeded(seed),
                BallRule.prdc());
    }

    private static MetricSettings torchFidelity(int seed) {
        return with(
                seed,
                Ddof.ONE,
                LogitSplits.torchFidelity(),
                InceptionForm.MEAN_OF_SPLITS,
                TORCH_FIDELITY,
                BallRule.improved());
    }

    private static MetricSettings styleGan3(int seed) {
        return with(
                seed,
                Ddof.ZERO,
                LogitSplits.inOrder(10),
                InceptionForm.MEAN_OF_SPLITS,
                KernelDistance.Subsets.seeded(seed),
                BallRule.improved());
    }

    private static MetricSettings with(
            int seed,
            Ddof ddof,
            LogitSplits splits,
            InceptionForm inception,
            KernelDistance.Subsets subsets,
            BallRule balls) {
        return new MetricSettings(
                ddof,
                splits,
                Ddof.ZERO,
                inception,
                subsets,
                balls,
                MultiScaleSimilarity.TF_MODELS,
                RandomPairs.hundred(seed),
                seed);
    }

    private static MetricSettings amGan(int seed) {
        return new MetricSettings(
                Ddof.ONE,
                LogitSplits.inOrder(10),
                Ddof.ZERO,
                InceptionForm.MEAN_OF_SPLITS,
                KernelDistance.Subsets.seeded(seed),
                BallRule.prdc(),
                MultiScaleSimilarity.AM_GAN,
                new MirroredPairs(),
                seed);
    }
}
