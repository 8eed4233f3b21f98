/**
 * The whole way from bundled images to a served grid. Entry type: {@link io.ganymede.cli.demo.Demo}.
 */
@NullMarked
package io.ganymede.cli.demo;

import org.jspecify.annotations.NullMarked;
