/**
 * Where the conditions of generated images come from. Entry type: {@link io.ganymede.trainer.condition.ConditionSources}.
 */
@NullMarked
package io.ganymede.trainer.condition;

import org.jspecify.annotations.NullMarked;
