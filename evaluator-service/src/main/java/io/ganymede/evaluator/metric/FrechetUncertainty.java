package io.ganymede.evaluator.metric;

import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;

/**
 * A Fréchet distance with its error, by the method that suits the number of samples: {@link FrechetInfluence} above the
 * feature dimension, {@link FrechetBootstrap} up to it.
 */
public final class FrechetUncertainty {
    /** Replicates of the bootstrap, which give the error to about 7 %. */
    public static final int REPLICATES = 100;

    private final FrechetInfluence influence;
    private final FrechetBootstrap bootstrap;

    /**
     * The error of {@link FrechetDistance} with the same settings.
     *
     * @param seed of the bootstrap
     */
    public FrechetUncertainty(LinearAlgebra algebra, Ddof ddof, int seed) {
        this(algebra, ddof, seed, REPLICATES);
    }

    /** As {@link #FrechetUncertainty(LinearAlgebra, Ddof, int)}, with another number of replicates. */
    FrechetUncertainty(LinearAlgebra algebra, Ddof ddof, int seed, int replicates) {
        this.influence = new FrechetInfluence(algebra, ddof);
        this.bootstrap = new FrechetBootstrap(algebra, ddof, replicates, seed);
    }

    /**
     * The distance of some samples.
     *
     * @param reference statistics of the reference
     * @param generated {@code [N, d]}, N >= 2
     * @throws PlatformException when there are too few samples, d differs or a feature is not finite
     */
    public ScoreSample of(FeatureStatistics reference, RowSet generated) {
        return generated.rows() > generated.columns()
                ? influence.of(reference, generated)
                : bootstrap.of(reference, generated);
    }
}
