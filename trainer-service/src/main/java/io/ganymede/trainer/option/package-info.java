/**
 * What the parts of a training (methods, losses, architectures, optimisers, regularisers) can be tuned with. Entry types: {@link
 * io.ganymede.trainer.option.Option} and {@link io.ganymede.trainer.option.Options}.
 */
@NullMarked
package io.ganymede.trainer.option;

import org.jspecify.annotations.NullMarked;
