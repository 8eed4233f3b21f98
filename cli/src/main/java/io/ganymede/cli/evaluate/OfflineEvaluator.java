package io.ganymede.cli.evaluate;

import java.nio.file.Path;

/** Carries an order out. It writes the report and the page in one step each, and nothing when it fails. */
public interface OfflineEvaluator {
    /** Exit code when the report is written. */
    int OK = 0;

    /** Exit code when something in the order is wrong; the evaluator has said what. */
    int BAD_INPUT = 2;

    /**
     * Works until the order is done; its output is for the user.
     *
     * @param order file of the order
     * @return its exit code
     */
    int run(Path order);

    /**
     * Looks whether an order can be carried out as far as it can be told without its samples; its output is for the user.
     *
     * @param order file of the order
     * @return its exit code
     */
    int check(Path order);
}
