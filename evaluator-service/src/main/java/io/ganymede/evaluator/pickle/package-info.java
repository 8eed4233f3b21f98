/**
 * Python pickles as plain data. Nothing that a pickle names is looked up, created or called unless the caller's allow-list
 * holds it, and what is called is the caller's Java. Entry type: {@link io.ganymede.evaluator.pickle.Unpickler}.
 */
@NullMarked
package io.ganymede.evaluator.pickle;

import org.jspecify.annotations.NullMarked;
