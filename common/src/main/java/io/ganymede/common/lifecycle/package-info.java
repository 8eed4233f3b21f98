/**
 * Life and end of processes that belong together. Entry type: {@link io.ganymede.common.lifecycle.ParentWatch}.
 */
@NullMarked
package io.ganymede.common.lifecycle;

import org.jspecify.annotations.NullMarked;
