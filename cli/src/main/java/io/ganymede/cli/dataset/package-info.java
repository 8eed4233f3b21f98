/**
 * Import of image data sets into the object store. Entry type: {@link io.ganymede.cli.dataset.DatasetImport}.
 */
@NullMarked
package io.ganymede.cli.dataset;

import org.jspecify.annotations.NullMarked;
