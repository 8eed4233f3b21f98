package io.ganymede.evaluator;

import io.ganymede.evaluator.inference.InferenceEngine;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the native libraries before the first checkpoint comes, so that a machine that lacks them is seen at once. */
@ApplicationScoped
class EvaluatorLife {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluatorLife.class);

    private final LinearAlgebra algebra;
    private final EvaluatorConfig config;

    EvaluatorLife(LinearAlgebra algebra, EvaluatorConfig config) {
        this.algebra = algebra;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        LOG.info(
                "evaluator started linearAlgebra={} onnxRuntime={} threads={} objectStore={}",
                algebra.description(),
                InferenceEngine.version(),
                config.evaluator().threads(),
                config.objectstore().endpoint());
    }
}
