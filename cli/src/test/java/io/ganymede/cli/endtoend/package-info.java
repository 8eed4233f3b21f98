/** The platform as a user meets it: through the launcher, over real processes. */
@NullMarked
package io.ganymede.cli.endtoend;

import org.jspecify.annotations.NullMarked;
