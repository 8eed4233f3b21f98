/**
 * Image data sets at rest: the catalog of the object store, manifests and memory-mapped splits. Entry types: {@link
 * io.ganymede.common.dataset.DatasetCatalog} and {@link io.ganymede.common.dataset.DatasetSplit}.
 */
@NullMarked
package io.ganymede.common.dataset;

import org.jspecify.annotations.NullMarked;
