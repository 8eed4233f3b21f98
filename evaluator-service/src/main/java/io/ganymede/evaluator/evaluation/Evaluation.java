package io.ganymede.evaluator.evaluation;

/**
 * A finished evaluation.
 *
 * @param stored its report
 * @param images number of images generated for it now; 0 when the report was found
 */
public record Evaluation(StoredReport stored, long images) {
    /** Whether it was computed now, rather than found. */
    public boolean computed() {
        return images > 0;
    }
}
