/**
 * The Open Inference Protocol v2 over HTTP and JSON, as Triton and KServe clients speak it, under {@code /v2}. Entry type: {@link
 * io.ganymede.sampler.protocol.InferenceResource}.
 */
@NullMarked
package io.ganymede.sampler.protocol;

import org.jspecify.annotations.NullMarked;
