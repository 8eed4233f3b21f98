package io.ganymede.sampler.messaging;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.event.Topic;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.ganymede.sampler.shelf.ModelShelf;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the shelf at what the compacted models topic says. Every replica reads the whole topic from its beginning with a group
 * of its own and commits nothing; only the newest promotion of each model is loaded. A record that is no event is logged and
 * passed over: with one reader per replica, and each of them reading it anew at every start, a dead letter would be written
 * again and again. A version that could not be loaded because a neighbour failed is tried again with growing pauses.
 */
public final class ModelTopic implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private final Consumer<String, byte[]> consumer;
    private final ModelShelf shelf;
    private final SamplerMetrics metrics;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean caughtUp = new AtomicBoolean();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();

    /** A promotion that is to be loaded, how often that failed, and when it is due again. */
    private record Wanted(ModelPromoted promotion, int failures, long dueNanos) {
        boolean due(long now) {
            return dueNanos - now <= 0;
        }

        Wanted later() {
            Duration doubled = Duration.ofSeconds(1L << Math.min(failures, DOUBLINGS));
            Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            return new Wanted(promotion, failures + 1, System.nanoTime() + pause.toNanos());
        }
    }

    /** Takes over the consumer. */
    public ModelTopic(Consumer<String, byte[]> consumer, ModelShelf shelf, SamplerMetrics metrics) {
        this.consumer = consumer;
        this.shelf = shelf;
        this.metrics = metrics;
    }

    /** Whether all models that were there at the start have been looked at. */
    public boolean caughtUp() {
        return caughtUp.get();
    }

    /** Whether reading has ended by a defect. */
    public boolean lost() {
        return lost.get();
    }

    /** Makes {@link #run} return soon; may be called from any thread. */
    public void stop() {
        stopped.set(true);
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topic.MODELS.topicName()), new ReadToTheEnd());
            while (!stopped.get()) {
                consumer.poll(POLL).forEach(this::note);
                if (atEnd()) {
                    loadWanted();
                }
            }
        } catch (WakeupException e) {
            LOG.debug("Models topic left");
        } catch (RuntimeException e) {
            lost.set(true);
            LOG.error("Models topic lost; new versions will not be seen", e);
            throw e;
        }
    }

    private void note(ConsumerRecord<String, byte[]> record) {
        try {
            Event<?> event = EventCodec.decode(record.key(), record.headers(), record.value());
            if (event.type() == EventType.MODEL_PROMOTED) {
                ModelPromoted promotion = event.data(ModelPromoted.class);
                wanted.put(promotion.model(), new Wanted(promotion, 0, System.nanoTime()));
            }
        } catch (PlatformException e) {
            metrics.loadFailed(e.reason());
            LOG.warn(
                    "Models record passed over partition={} offset={} reason={} detail={}",
                    record.partition(),
                    record.offset(),
                    e.reason().code(),
                    e.getMessage());
        }
    }

    private boolean atEnd() {
        return !ends.isEmpty()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void loadWanted() {
        for (Wanted next : List.copyOf(wanted.values())) {
            if (next.due(System.nanoTime())) {
                load(next);
            }
        }
        if (!caughtUp.getAndSet(true)) {
            LOG.info("Models topic caught up models={}", shelf.names());
        }
    }

    private void load(Wanted next) {
        String model = next.promotion().model();
        wanted.remove(model);
        try {
            shelf.announce(next.promotion());
        } catch (PlatformException e) {
            shelf.failed(next.promotion(), e);
            if (e.kind() == ErrorKind.EXTERNAL) {
                wanted.put(model, next.later());
            }
        }
    }

    /** After every assignment the topic is read to its end before anything is loaded: only the newest promotion counts. */
    private final class ReadToTheEnd implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(ends::remove);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            ends.putAll(consumer.endOffsets(partitions));
        }
    }
}
