package io.ganymede.evaluator.evaluation;

import io.ganymede.evaluator.inference.InferenceEngine;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import java.util.Map;
import java.util.TreeMap;

/** Versions and machine, for reports and kept statistics. */
public final class Provenance {
    private Provenance() {}

    /**
     * The pairs.
     *
     * @param version of this service
     */
    public static Map<String, String> of(String version, LinearAlgebra algebra, InferenceSettings settings) {
        Map<String, String> provenance = new TreeMap<>();
        provenance.put("evaluator", version);
        provenance.put("linearAlgebra", algebra.description());
        provenance.put("onnxRuntime", InferenceEngine.version());
        provenance.put("inferenceThreads", Integer.toString(settings.threads()));
        provenance.put("batchRows", Integer.toString(settings.batchRows()));
        provenance.put("java", System.getProperty("java.vendor.version", "") + " " + Runtime.version());
        provenance.put("machine", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        return provenance;
    }
}
