/**
 * The second reading of a network: an ONNX model for inference, with every batch normalisation folded away where that is
 * exact. Entry types: {@link io.ganymede.common.onnx.OnnxWriter} and, for networks from elsewhere that the vocabulary of ours does
 * not describe, {@link io.ganymede.common.onnx.OnnxGraph}.
 */
@NullMarked
package io.ganymede.common.onnx;

import org.jspecify.annotations.NullMarked;
