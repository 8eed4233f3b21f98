/**
 * The second reading of a network: an ONNX model for inference, with every batch normalisation folded away where that is
 * exact. Entry type: {@link io.ganymede.common.onnx.OnnxWriter}.
 */
@NullMarked
package io.ganymede.common.onnx;

import org.jspecify.annotations.NullMarked;
