package io.ganymede.cli.compare;

import io.ganymede.cli.request.RequestDraft;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.request.TrainingRequests;

/**
 * One job of a comparison.
 *
 * @param preset what it trains
 * @param seed root seed of its training
 * @param draft its request; the id is made of the request itself, so that the same comparison finds its jobs again
 */
public record ComparedJob(String preset, long seed, RequestDraft draft) {
    public String jobId() {
        return draft.jobId();
    }

    /** Model that its checkpoints are scored with. */
    public String classifier() {
        return spec().evaluation().classifier();
    }

    TrainingSpec spec() {
        return TrainingRequests.resolve(draft.json());
    }
}
