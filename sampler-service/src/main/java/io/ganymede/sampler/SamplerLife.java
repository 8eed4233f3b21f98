package io.ganymede.sampler;

import io.ganymede.common.lifecycle.BuildInfo;
import io.ganymede.common.lifecycle.ParentWatch;
import io.ganymede.sampler.messaging.ModelTopic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

    void start(
            @Observes StartupEvent event,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        BuildInfo.register(registry, version, SamplerLife.class);
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
