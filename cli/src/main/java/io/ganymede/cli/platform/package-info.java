/**
 * The platform on one machine: embedded broker and object store, and the three services as processes. Entry type:
 * {@link io.ganymede.cli.platform.Platform}.
 */
@NullMarked
package io.ganymede.cli.platform;

import org.jspecify.annotations.NullMarked;
