/**
 * Tests of the running service with a broker and an object store. Entry type: {@link
 * io.ganymede.evaluator.service.PlatformResource}.
 */
@NullMarked
package io.ganymede.evaluator.service;

import org.jspecify.annotations.NullMarked;
