/** Room on the disk for as long as something is at work. Entry type: {@link io.ganymede.cli.dataset.scratch.ScratchDirectory}. */
@NullMarked
package io.ganymede.cli.dataset.scratch;

import org.jspecify.annotations.NullMarked;
