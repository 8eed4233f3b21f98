/** What a generator is told about the image that it is to make. Entry type: {@link io.ganymede.common.condition.ConditionSpace}. */
@NullMarked
package io.ganymede.common.condition;

import org.jspecify.annotations.NullMarked;
