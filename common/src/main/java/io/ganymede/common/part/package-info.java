/**
 * The parts that a training is put together from, as the trainer tells them: kinds, names, options. Entry type: {@link
 * io.ganymede.common.part.PartCatalogue}.
 */
@NullMarked
package io.ganymede.common.part;

import org.jspecify.annotations.NullMarked;
