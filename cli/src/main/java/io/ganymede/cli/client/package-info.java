/**
 * How the command line speaks with a running platform: broker, object store, sampler. Entry type: {@link
 * io.ganymede.cli.client.Connection}.
 */
@NullMarked
package io.ganymede.cli.client;

import org.jspecify.annotations.NullMarked;
