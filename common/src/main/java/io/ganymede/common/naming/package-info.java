/**
 * Look-up of variants by name, with the nearest known name in every refusal. Entry type: {@link
 * io.ganymede.common.naming.NamedRegistry}.
 */
@NullMarked
package io.ganymede.common.naming;

import org.jspecify.annotations.NullMarked;
