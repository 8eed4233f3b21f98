package io.ganymede.evaluator.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/** ONNX Runtime itself. */
public final class InferenceEngine {
    private InferenceEngine() {}

    /** Its version; the first call loads the native library. */
    public static String version() {
        return environment().getVersion();
    }

    static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, "ganymede");
    }
}
