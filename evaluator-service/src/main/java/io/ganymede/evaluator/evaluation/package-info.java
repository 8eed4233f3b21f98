/**
 * The evaluation of one checkpoint: under which protocol, with what result, stored where. Entry type: {@link
 * io.ganymede.evaluator.evaluation.CheckpointEvaluator}. The package knows nothing of Kafka or HTTP.
 */
@NullMarked
package io.ganymede.evaluator.evaluation;

import org.jspecify.annotations.NullMarked;
