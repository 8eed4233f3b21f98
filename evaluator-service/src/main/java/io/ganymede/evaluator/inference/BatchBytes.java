package io.ganymede.evaluator.inference;

import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;

/**
 * A uint8 input of a network for one whole batch: a direct buffer that ONNX Runtime reads in place.
 *
 * @param name of the input
 * @param bytes content, {@code [rows, ...]} row-major; addressed by absolute index, its position stays 0
 * @param tensor the same memory as ONNX Runtime sees it; the network closes it
 */
record BatchBytes(String name, ByteBuffer bytes, OnnxTensor tensor) implements NetworkTensor {}
