/**
 * Follows a job from its request to the scores of its last checkpoint. Entry type: {@link io.ganymede.cli.watch.JobWatch}.
 */
@NullMarked
package io.ganymede.cli.watch;

import org.jspecify.annotations.NullMarked;
