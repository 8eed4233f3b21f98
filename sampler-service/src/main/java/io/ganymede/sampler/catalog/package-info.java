/**
 * Published versions as the object store shows them. Entry type: {@link io.ganymede.sampler.catalog.PublishedModels}.
 */
@NullMarked
package io.ganymede.sampler.catalog;

import org.jspecify.annotations.NullMarked;
