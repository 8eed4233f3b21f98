/**
 * Generators in memory: an ONNX Runtime session with its direct buffers, the batch sizes under which it gives the same bits,
 * and the counting of its users, so that a session is closed only after its last request. Entry type: {@link
 * io.ganymede.sampler.inference.LoadedModel}.
 */
@NullMarked
package io.ganymede.sampler.inference;

import org.jspecify.annotations.NullMarked;
