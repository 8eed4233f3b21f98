package io.ganymede.common.job;

/** Where a job stands. PAUSED, CANCELLING and CANCELLED have their place here; commands that lead to them come later. */
public enum JobPhase {
    /** Accepted, waiting for a runner. */
    PENDING(false),
    /** A runner holds the lease. */
    RUNNING(false),
    PAUSED(false),
    CANCELLING(false),
    SUCCEEDED(true),
    FAILED(true),
    CANCELLED(true),
    /** The request was refused; the snapshot lists the problems. */
    REJECTED(true);

    private final boolean terminal;

    JobPhase(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether the job can never change again. */
    public boolean terminal() {
        return terminal;
    }
}
