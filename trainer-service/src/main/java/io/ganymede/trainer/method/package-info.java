/**
 * Training methods by name: what each asks of the discriminator, which loss it plays, which options it takes. Adding one is a
 * file and a line in {@link io.ganymede.trainer.method.GanMethods}. Entry type: {@link io.ganymede.trainer.method.GanMethod}.
 */
@NullMarked
package io.ganymede.trainer.method;

import org.jspecify.annotations.NullMarked;
