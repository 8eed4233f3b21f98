/**
 * From a scored checkpoint to a published version: the gate, the export to ONNX with its parity check, the publication and
 * the announcement. Entry type: {@link io.ganymede.sampler.promotion.Promotion}.
 */
@NullMarked
package io.ganymede.sampler.promotion;

import org.jspecify.annotations.NullMarked;
