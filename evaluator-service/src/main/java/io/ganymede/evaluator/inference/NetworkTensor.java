package io.ganymede.evaluator.inference;

import ai.onnxruntime.OnnxTensor;

/** An input or output of a network for one whole batch. */
sealed interface NetworkTensor permits BatchTensor, BatchBytes {
    /** Of the input or output. */
    String name();

    /** The memory as ONNX Runtime sees it; the network closes it. */
    OnnxTensor tensor();
}
