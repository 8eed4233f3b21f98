/** What is asked of an evaluator, and how the scores that it finds are held against each other. */
@NullMarked
package io.ganymede.common.evaluation;

import org.jspecify.annotations.NullMarked;
