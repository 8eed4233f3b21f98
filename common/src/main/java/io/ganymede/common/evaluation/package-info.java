/** What the command line asks of an evaluator's process. */
@NullMarked
package io.ganymede.common.evaluation;

import org.jspecify.annotations.NullMarked;
