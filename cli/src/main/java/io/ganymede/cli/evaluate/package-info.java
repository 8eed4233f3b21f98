/**
 * Evaluation of samples on this machine: both sides are converted, the evaluator is run as a child process, its report is told. Entry
 * type: {@link io.ganymede.cli.evaluate.Evaluation}.
 */
@NullMarked
package io.ganymede.cli.evaluate;

import org.jspecify.annotations.NullMarked;
