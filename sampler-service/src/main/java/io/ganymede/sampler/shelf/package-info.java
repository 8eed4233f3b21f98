/**
 * Which models are served: the announced version of each by name, older ones on demand, swapped without dropping a request.
 * Entry type: {@link io.ganymede.sampler.shelf.ModelShelf}.
 */
@NullMarked
package io.ganymede.sampler.shelf;

import org.jspecify.annotations.NullMarked;
