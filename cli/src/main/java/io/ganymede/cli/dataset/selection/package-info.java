/**
 * Which examples of a source go into which split of a data set. Entry type: {@link
 * io.ganymede.cli.dataset.selection.Selection}.
 */
@NullMarked
package io.ganymede.cli.dataset.selection;

import org.jspecify.annotations.NullMarked;
