package io.ganymede.sampler.metrics;

import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EventType;
import io.ganymede.common.model.ModelManifest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The meters of the sampler. Names are Micrometer's; Prometheus shows {@code ganymede_sampler_..._seconds} and so on. */
public final class SamplerMetrics {
    private static final String PREFIX = "ganymede.sampler.";
    private static final Duration[] LATENCIES = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Counter images;
    private final Counter executions;
    private final Timer queue;
    private final Timer inference;
    private final Timer encode;
    private final Timer load;
    private final DistributionSummary batchSize;
    private final Map<String, Meter> served = new ConcurrentHashMap<>();

    public SamplerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.images = registry.counter(PREFIX + "images");
        this.executions = registry.counter(PREFIX + "executions");
        this.queue = timer("queue.duration", Tags.empty());
        this.inference = timer("inference.duration", Tags.empty());
        this.encode = timer("encode.duration", Tags.empty());
        this.load = Timer.builder(PREFIX + "model.load.duration").register(registry);
        this.batchSize = DistributionSummary.builder(PREFIX + "batch.size")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32)
                .register(registry);
    }

    /** A request has been answered. */
    public void request(RequestLabels labels, String outcome, Duration duration) {
        Tags tags = Tags.of("model", labels.model(), "version", labels.version(), "protocol", labels.protocol());
        registry.counter(PREFIX + "requests", tags.and("outcome", outcome)).increment();
        timer("request.duration", Tags.of("model", labels.model(), "protocol", labels.protocol()))
                .record(duration);
    }

    /** A request has been refused before it was computed. */
    public void rejected(Reason reason) {
        registry.counter(PREFIX + "rejected", "reason", reason.code()).increment();
    }

    /** One run of the network. */
    public void execution(int rows, Duration waited, Duration ran) {
        executions.increment();
        batchSize.record(rows);
        queue.record(waited);
        inference.record(ran);
    }

    /** Images have been drawn. */
    public void images(int count) {
        images.increment(count);
    }

    /** Times the encoding of images. */
    public <T> T encoding(Supplier<T> encoding) {
        return encode.record(encoding);
    }

    /** Times the loading of a model. */
    public <T> T loading(Supplier<T> loading) {
        return load.record(loading);
    }

    /** A model could not be loaded. */
    public void loadFailed(Reason reason) {
        registry.counter(PREFIX + "model.load.failures", "reason", reason.code())
                .increment();
    }

    /** How many runs wait for a core. */
    public void queueDepth(Supplier<Number> depth) {
        Gauge.builder(PREFIX + "queue.depth", depth).register(registry);
    }

    /** How many sessions are in memory. */
    public void modelsLoaded(Supplier<Number> count) {
        Gauge.builder(PREFIX + "models.loaded", count).register(registry);
    }

    /** The version of a model that is served by name has changed. */
    public void serving(ModelManifest manifest) {
        Meter next = Gauge.builder(PREFIX + "model.info", () -> 1)
                .tags("model", manifest.model(), "version", Integer.toString(manifest.version()))
                .tags("digest", manifest.onnx().sha256())
                .register(registry);
        Meter previous = served.put(manifest.model(), next);
        if (previous != null && !previous.getId().equals(next.getId())) {
            registry.remove(previous);
        }
    }

    /** A checkpoint has been considered for promotion. */
    public void promotion(String outcome) {
        registry.counter(PREFIX + "promotions", "outcome", outcome).increment();
    }

    /** An event has been sent and acknowledged. */
    public void published(EventType type) {
        registry.counter("ganymede.events.published", "type", type.type()).increment();
    }

    /** An event could not be handled. */
    public void deadLettered(String topic, Reason reason) {
        registry.counter("ganymede.events.dead.lettered", "topic", topic, "reason", reason.code())
                .increment();
    }

    private Timer timer(String name, Tags tags) {
        return Timer.builder(PREFIX + name)
                .tags(tags)
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }
}
