package io.ganymede.sampler.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.model.ModelKind;
import io.ganymede.sampler.fixture.Checkpoints;
import io.ganymede.sampler.fixture.Promotions;
import io.ganymede.sampler.fixture.SmallGenerator;
import io.ganymede.sampler.inference.LoadedModel;
import io.ganymede.sampler.inference.ModelLease;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelShelfTest {
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SamplerMetrics metrics = new SamplerMetrics(registry);
    private final ModelShelf shelf = new ModelShelf(new ModelLoader(store, 1, metrics), 1, metrics);

    @Test
    void emptyShelfSaysThatNothingHasBeenPublished() {
        assertThatThrownBy(() -> shelf.lease("small"))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MODEL_UNAVAILABLE))
                .hasMessageContaining("no model has been published yet");
    }

    @Test
    void unknownModelNamesTheKnownOnes() {
        publish(1).forEach(shelf::announce);

        assertThatThrownBy(() -> shelf.lease("smal"))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                .hasMessageContaining("did you mean 'small'?");
    }

    @Test
    void runningRequestKeepsTheOldVersionOpen() {
        List<ModelPromoted> versions = publish(2);
        shelf.announce(versions.get(0));
        LoadedModel old;
        try (ModelLease running = shelf.lease("small")) {
            old = running.model();

            shelf.announce(versions.get(1));

            assertThat(version(shelf.lease("small"))).isEqualTo(2);
            assertThat(old.closed()).isFalse();
        }
        assertThat(old.closed()).isTrue();
        assertThat(registry.get("ganymede.sampler.model.info").gauges())
                .singleElement()
                .satisfies(gauge -> assertThat(gauge.getId().getTag("version")).isEqualTo("2"));
    }

    @Test
    void versionThatCannotBeLoadedLeavesTheOldOneLive() {
        shelf.announce(publish(1).get(0));
        ArtifactRef damaged = store.put("models/small/000009/manifest.json", new byte[] {'{'}, "application/json");
        ModelPromoted broken =
                new ModelPromoted("small", 9, ModelKind.GENERATOR, damaged, Map.of(), "job", 1, Checkpoints.NOW);

        assertThatThrownBy(() -> shelf.announce(broken)).isInstanceOf(PlatformException.class);

        assertThat(version(shelf.lease("small"))).isEqualTo(1);
    }

    @Test
    void olderVersionsComeOnDemandAndMakeRoom() {
        List<ModelPromoted> versions = publish(3);
        shelf.announce(versions.get(2));
        LoadedModel first;
        try (ModelLease lease = shelf.lease("small", 1)) {
            first = lease.model();
        }
        assertThat(first.closed()).isFalse();

        assertThat(version(shelf.lease("small", 2))).isEqualTo(2);

        assertThat(first.closed()).as("one older version has room").isTrue();
        assertThatThrownBy(() -> shelf.lease("small", 7))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("has no version 7; known: [3, 2, 1]");
    }

    @Test
    void classifierIsPassedOver() {
        ArtifactRef any = new ArtifactRef("any", "00".repeat(32), 1);

        shelf.announce(new ModelPromoted("judge", 1, ModelKind.CLASSIFIER, any, Map.of(), "job", 1, Checkpoints.NOW));

        assertThat(shelf.names()).isEmpty();
    }

    @Test
    void closingClosesEverySession() {
        shelf.announce(publish(1).get(0));
        LoadedModel live;
        try (ModelLease lease = shelf.lease("small")) {
            live = lease.model();
        }

        shelf.close();

        assertThat(live.closed()).isTrue();
    }

    private List<ModelPromoted> publish(int versions) {
        Checkpoints checkpoints = new Checkpoints(store, "job", "small");
        Promotions promotions = new Promotions();
        for (int i = 1; i <= versions; i++) {
            ArtifactRef checkpoint = checkpoints.put(i, new SmallGenerator(i, 1));
            assertThat(promotions.over(store).handle(checkpoints.evaluation(i, checkpoint, 100.0 - i)))
                    .isNotNull();
        }
        return promotions.announced();
    }

    private static int version(ModelLease lease) {
        try (lease) {
            return lease.model().manifest().version();
        }
    }
}
