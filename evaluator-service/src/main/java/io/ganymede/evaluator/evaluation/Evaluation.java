package io.ganymede.evaluator.evaluation;

/**
 * A finished evaluation.
 *
 * @param stored its report
 * @param images number of images generated for it; 0 when the report was found
 */
public record Evaluation(StoredReport stored, long images) {
    /** One that was made before. */
    static Evaluation found(StoredReport stored) {
        return new Evaluation(stored, 0);
    }

    /** Whether it was computed now, rather than found. */
    public boolean computed() {
        return images > 0;
    }
}
