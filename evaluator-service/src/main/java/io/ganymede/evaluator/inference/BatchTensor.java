package io.ganymede.evaluator.inference;

import ai.onnxruntime.OnnxTensor;
import java.nio.FloatBuffer;

/**
 * An input or output of a network for one whole batch: a direct buffer that ONNX Runtime reads or writes in place.
 *
 * @param name of the input or output
 * @param numbers content, {@code [rows, ...]} row-major; addressed by absolute index, its position stays 0
 * @param tensor the same memory as ONNX Runtime sees it; the network closes it
 */
record BatchTensor(String name, FloatBuffer numbers, OnnxTensor tensor) implements NetworkTensor {}
