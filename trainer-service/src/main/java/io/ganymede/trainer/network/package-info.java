/**
 * Architectures by name: generators, discriminators and classifiers as network descriptions, for any image size that they can
 * make. Nothing here knows an engine. Entry type: {@link io.ganymede.trainer.network.Architectures}.
 */
@NullMarked
package io.ganymede.trainer.network;

import org.jspecify.annotations.NullMarked;
