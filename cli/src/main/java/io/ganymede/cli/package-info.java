/**
 * The {@code ganymede} command. Entry type: {@link io.ganymede.cli.Ganymede}.
 */
@NullMarked
package io.ganymede.cli;

import org.jspecify.annotations.NullMarked;
