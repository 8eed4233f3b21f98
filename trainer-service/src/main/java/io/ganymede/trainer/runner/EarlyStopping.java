package io.ganymede.trainer.runner;

import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.common.job.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an attempt ends its training early: when an evaluation says that as many in a row as the request's patience did not
 * become better. An evaluation of an earlier attempt counts as well, unless that attempt was ahead of this one: steps that are
 * done again are evaluated again. Used by one thread.
 */
final class EarlyStopping {
    private final String jobId;
    private final int attempt;
    private final @Nullable Integer patience;
    private final List<EvaluationCompleted> waiting = new ArrayList<>();
    private boolean begun;
    private long step;
    private @Nullable Standing decisive;

    EarlyStopping(JobSnapshot job, TrainingSpec spec) {
        this.jobId = job.jobId();
        this.attempt = job.attempt();
        this.patience = spec.kind() == JobKind.GAN ? spec.evaluation().patience() : null;
    }

    /** Training begins after that step. True when an evaluation that came before ends it. */
    boolean begin(long finishedSteps) {
        begun = true;
        advance(finishedSteps);
        return waiting.stream().anyMatch(this::take);
    }

    void advance(long finishedSteps) {
        step = Math.max(step, finishedSteps);
    }

    /** Takes an evaluation of whichever job; true when it ends the training, once. */
    boolean take(EvaluationCompleted evaluation) {
        Standing standing = evaluation.standing();
        if (patience == null
                || decisive != null
                || standing == null
                || !evaluation.jobId().equals(jobId)) {
            return false;
        }
        if (!begun) {
            waiting.add(evaluation);
            return false;
        }
        boolean ours = evaluation.attempt() == attempt || (evaluation.attempt() < attempt && evaluation.step() <= step);
        if (ours && standing.best() != null && standing.evaluationsSinceBest() >= patience) {
            decisive = standing;
        }
        return decisive != null;
    }

    /** Why training ended at that step; null when no evaluation has ended it. */
    @Nullable
    StoppedEarly endedAt(long finishedSteps) {
        if (decisive == null || decisive.best() == null) {
            return null;
        }
        long best = decisive.best().step();
        int count = decisive.evaluationsSinceBest();
        return new StoppedEarly(
                finishedSteps,
                best,
                count,
                decisive.metric(),
                (count == 1 ? "an evaluation" : count + " evaluations in a row") + " did not beat the "
                        + decisive.metric() + " of step " + best + ", and patience is " + patience);
    }
}
