/**
 * Errors that people and machines can act on: a kind that decides what happens next, a stable reason code, and lists of
 * problems that are reported together. Entry type: {@link io.ganymede.common.error.PlatformException}.
 */
@NullMarked
package io.ganymede.common.error;

import org.jspecify.annotations.NullMarked;
