package io.ganymede.sampler.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.fixture.Checkpoints;
import io.ganymede.sampler.fixture.Promotions;
import io.ganymede.sampler.fixture.SmallGenerator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredDeviationsTest {
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final Checkpoints checkpoints = new Checkpoints(store, "job", "small");
    private final ModelManifest version = Promotions.promote(
            store, checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 10.0, 1, 2, 3, 4));

    @Test
    void findsTheScoresOfBothSides() {
        assertThat(new StoredDeviations(store).find(evaluation(3, 0, 5, 2), version))
                .isInstanceOfSatisfying(ScoreEvidence.Pair.class, pair -> {
                    assertThat(pair.before().value()).isEqualTo(10.0);
                    assertThat(pair.before().deviations()).containsExactly(1, 2, 3, 4);
                    assertThat(pair.after().value()).isEqualTo(9.0);
                    assertThat(pair.after().deviations()).containsExactly(3, 0, 5, 2);
                });
    }

    @Test
    void saysWhichSideHasNone() {
        ArtifactRef any = new ArtifactRef("any", "00".repeat(32), 1);

        assertThat(new StoredDeviations(store)
                        .find(checkpoints.evaluation(10, any, 9.0).data(), version))
                .isEqualTo(new ScoreEvidence.Missing("the checkpoint has no deviations"));
    }

    @Test
    void aStoreThatIsOutOfReachIsNoMissingFile() {
        EvaluationCompleted evaluation = evaluation(3, 0, 5, 2);

        assertThatThrownBy(() -> new StoredDeviations(new UnreachableStore()).find(evaluation, version))
                .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.ARTIFACT_STORE_UNAVAILABLE));
    }

    private EvaluationCompleted evaluation(double... influences) {
        return checkpoints
                .evaluation(10, new ArtifactRef("any", "00".repeat(32), 1), 9.0, influences)
                .data();
    }

    /** Nothing can be read or written. */
    private static final class UnreachableStore implements ArtifactStore {
        private static PlatformException away() {
            return new PlatformException(Reason.ARTIFACT_STORE_UNAVAILABLE, "the store is away");
        }

        @Override
        public ArtifactRef put(String key, Path file, String contentType) {
            throw away();
        }

        @Override
        public ArtifactRef put(String key, byte[] content, String contentType) {
            throw away();
        }

        @Override
        public byte[] read(ArtifactRef ref) {
            throw away();
        }

        @Override
        public void download(ArtifactRef ref, Path target) {
            throw away();
        }

        @Override
        public void download(ArtifactRef ref, Path target, Path partial) {
            throw away();
        }

        @Override
        public Optional<byte[]> find(String key) {
            throw away();
        }

        @Override
        public List<String> list(String prefix) {
            throw away();
        }

        @Override
        public void remove(String key) {
            throw away();
        }
    }
}
