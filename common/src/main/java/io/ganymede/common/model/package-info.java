/**
 * Published models: what a version consists of, what it was made from, and how to feed it. Entry types: {@link
 * io.ganymede.common.model.ModelCatalog} and {@link io.ganymede.common.model.ModelManifest}.
 */
@NullMarked
package io.ganymede.common.model;

import org.jspecify.annotations.NullMarked;
