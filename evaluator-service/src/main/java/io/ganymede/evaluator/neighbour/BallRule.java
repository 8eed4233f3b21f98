package io.ganymede.evaluator.neighbour;

/**
 * What a ball is, and what lies in it.
 *
 * @param k the radius of a point's ball is the distance to its k-th nearest other point
 * @param boundary whether a point on the surface is inside
 */
public record BallRule(int k, Boundary boundary) {

    /** Whether the surface belongs to the ball. */
    public enum Boundary {
        /** {@code distance < radius}. */
        STRICT,
        /** {@code distance <= radius}. */
        INCLUSIVE
    }

    /** k = 5, strict: generative-evaluation-prdc, StudioGAN, dgm-eval. */
    public static BallRule prdc() {
        return new BallRule(5, Boundary.STRICT);
    }

    /** k = 3, inclusive: the authors of improved precision and recall, StyleGAN3, torch-fidelity. */
    public static BallRule improved() {
        return new BallRule(3, Boundary.INCLUSIVE);
    }

    boolean holds(double squaredDistance, double squaredRadius) {
        return boundary == Boundary.STRICT ? squaredDistance < squaredRadius : squaredDistance <= squaredRadius;
    }
}
