/**
 * A checkpoint at rest: which files it has and what they mean. Entry type: {@link
 * io.ganymede.common.checkpoint.CheckpointManifest}.
 */
@NullMarked
package io.ganymede.common.checkpoint;

import org.jspecify.annotations.NullMarked;
