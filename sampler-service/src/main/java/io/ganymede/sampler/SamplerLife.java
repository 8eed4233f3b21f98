package io.ganymede.sampler;

import io.ganymede.sampler.messaging.ModelTopic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Starts what runs beside the requests, and stops it before its beans go. */
@ApplicationScoped
class SamplerLife {
    private final ModelTopic models;
    private @Nullable Thread reader;

    SamplerLife(ModelTopic models) {
        this.models = models;
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(models, "models-topic");
        thread.start();
        reader = thread;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        models.stop();
        if (reader != null) {
            reader.join();
        }
    }
}
