/**
 * The samples that are evaluated and those they are held against: found, read and written in the evaluator's form. Entry type: {@link
 * io.ganymede.cli.evaluate.side.SideReader}.
 */
@NullMarked
package io.ganymede.cli.evaluate.side;

import org.jspecify.annotations.NullMarked;
