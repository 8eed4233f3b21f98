package io.ganymede.sampler.inference;

/** Lets a run through when a core is free for it. */
@FunctionalInterface
public interface RunGate {
    /** Runs without waiting. */
    RunGate OPEN = (rows, run) -> run.run();

    /**
     * Waits for a turn, then runs.
     *
     * @param rows batch size of the run
     */
    void pass(int rows, Runnable run);
}
