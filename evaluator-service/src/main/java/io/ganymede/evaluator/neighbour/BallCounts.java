package io.ganymede.evaluator.neighbour;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;

/**
 * How many real balls hold each generated point, and the reverse. Exact: a pair whose bounds do not decide is measured in
 * float64.
 */
public final class BallCounts {
    private final int[] realBallsAroundGenerated;
    private final int[] generatedInRealBall;
    private final int[] generatedBallsAroundReal;

    /**
     * The counts of two sets.
     *
     * @param real {@code [n, d]}
     * @param generated {@code [m, d]}
     * @throws PlatformException when a set has too few rows for the rule, d differs or a number is not finite
     */
    public BallCounts(RowSet real, RowSet generated, BallRule rule, LinearAlgebra algebra) {
        real.requireSameColumns(generated);
        NearestRadii realRadii = new NearestRadii(real, rule.k(), algebra);
        NearestRadii generatedRadii = new NearestRadii(generated, rule.k(), algebra);
        realBallsAroundGenerated = new int[generated.rows()];
        generatedInRealBall = new int[real.rows()];
        generatedBallsAroundReal = new int[real.rows()];
        PairScan scan = new PairScan(generated, real, algebra);
        scan.all((g, r, lower, upper) -> {
            if (inside(rule, lower, upper, realRadii.squared(r), scan, g, r)) {
                realBallsAroundGenerated[g]++;
                generatedInRealBall[r]++;
            }
            if (inside(rule, lower, upper, generatedRadii.squared(g), scan, g, r)) {
                generatedBallsAroundReal[r]++;
            }
        });
    }

    /** Real points whose ball holds this generated point. */
    public int realBallsAroundGenerated(int generated) {
        return realBallsAroundGenerated[generated];
    }

    /** Generated points inside the ball of this real point. */
    public int generatedInRealBall(int real) {
        return generatedInRealBall[real];
    }

    /** Generated points whose ball holds this real point. */
    public int generatedBallsAroundReal(int real) {
        return generatedBallsAroundReal[real];
    }

    private static boolean inside(
            BallRule rule, double lower, double upper, double squaredRadius, PairScan scan, int g, int r) {
        if (!rule.holds(lower, squaredRadius)) {
            return false;
        }
        return rule.holds(upper, squaredRadius) || rule.holds(scan.exact(g, r), squaredRadius);
    }
}
