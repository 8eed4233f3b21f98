/** Parts of a training as text for people. Entry type: {@link io.ganymede.cli.part.PartTables}. */
@NullMarked
package io.ganymede.cli.part;

import org.jspecify.annotations.NullMarked;
