/**
 * Image data sets at rest: manifest and memory-mapped splits. Entry type: {@link
 * io.ganymede.common.dataset.DatasetManifest}.
 */
@NullMarked
package io.ganymede.common.dataset;

import org.jspecify.annotations.NullMarked;
