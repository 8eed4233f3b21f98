/**
 * The one JSON dialect of the platform. Entry type: {@link io.ganymede.common.json.Json}.
 */
@NullMarked
package io.ganymede.common.json;

import org.jspecify.annotations.NullMarked;
