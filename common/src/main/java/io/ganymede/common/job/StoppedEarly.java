package io.ganymede.common.job;

/**
 * Why a training ended in order before its last step: evaluations no longer became better.
 *
 * @param step finished steps; its checkpoint is the last one
 * @param bestStep step of the checkpoint that was not beaten
 * @param evaluationsSinceBest evaluations in a row without the verdict {@code better}
 * @param metric the score that decided, that of the job's gate
 * @param message for people
 */
public record StoppedEarly(long step, long bestStep, int evaluationsSinceBest, String metric, String message) {}
