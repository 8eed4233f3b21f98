package io.ganymede.sampler;

import io.ganymede.common.lifecycle.ParentWatch;
import io.ganymede.sampler.messaging.ModelTopic;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Starts what runs beside the requests, and stops it before its beans go. */
@ApplicationScoped
class SamplerLife {
    private final ModelTopic models;
    private final OptionalLong parentPid;
    private @Nullable Thread reader;
    private @Nullable ParentWatch parent;

    SamplerLife(ModelTopic models, SamplerConfig config) {
        this.models = models;
        this.parentPid = config.parentPid();
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(models, "models-topic");
        thread.start();
        reader = thread;
        if (parentPid.isPresent()) {
            parent = ParentWatch.on(parentPid.getAsLong(), Quarkus::asyncExit);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (parent != null) {
            parent.close();
        }
        models.stop();
        if (reader != null) {
            reader.join();
        }
    }
}
