package io.ganymede.evaluator;

import io.ganymede.common.lifecycle.ParentWatch;
import io.ganymede.evaluator.inference.InferenceEngine;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.page.Drawing;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the native libraries and draws a word before the first checkpoint comes, so that a machine that lacks something is seen at once, and
 * watches the process that started this one.
 */
@ApplicationScoped
class EvaluatorLife {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluatorLife.class);

    private final LinearAlgebra algebra;
    private final EvaluatorConfig config;
    private @Nullable ParentWatch parent;

    EvaluatorLife(LinearAlgebra algebra, EvaluatorConfig config) {
        this.algebra = algebra;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        Drawing.require();
        LOG.info(
                "evaluator started linearAlgebra={} onnxRuntime={} threads={} objectStore={}",
                algebra.description(),
                InferenceEngine.version(),
                config.evaluator().threads(),
                config.objectstore().endpoint());
        if (config.parentPid().isPresent()) {
            parent = ParentWatch.on(config.parentPid().getAsLong(), Quarkus::asyncExit);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (parent != null) {
            parent.close();
        }
    }
}
