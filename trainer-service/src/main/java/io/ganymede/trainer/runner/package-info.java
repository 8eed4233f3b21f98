/**
 * Work on jobs: a table of all jobs, one slot that claims the best pending one, and the attempt that trains it in a child
 * process, keeps the lease and stores what comes out. Entry type: {@link io.ganymede.trainer.runner.Runner}.
 */
@NullMarked
package io.ganymede.trainer.runner;

import org.jspecify.annotations.NullMarked;
