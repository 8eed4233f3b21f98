/**
 * Files in the object store: keys, digests, the port through which every service reads and writes them. Entry type: {@link
 * io.ganymede.common.artifact.ArtifactStore}.
 */
@NullMarked
package io.ganymede.common.artifact;

import org.jspecify.annotations.NullMarked;
