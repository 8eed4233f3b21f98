package io.ganymede.evaluator.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.classifier.ReferenceClassifier;
import io.ganymede.evaluator.classifier.ReferenceClassifiers;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.metric.LabelAccuracy;
import io.ganymede.evaluator.suite.Conventions;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.MetricOutcome;
import io.ganymede.evaluator.suite.MetricSuite;
import io.ganymede.evaluator.suite.Sample;
import io.ganymede.evaluator.survey.ImageStatistics;
import io.ganymede.evaluator.world.SmallWorld;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferenceLibraryTest {
    private static final LinearAlgebra ALGEBRA = new OpenBlasLinearAlgebra();

    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private final SmallWorld world = SmallWorld.in(store, "small");
    private RealSplit test;
    private RealSplit train;
    private ClassifierNetwork network;

    @BeforeEach
    void openClassifier() {
        world.publishClassifier();
        ReferenceClassifiers classifiers = new ReferenceClassifiers(store, InferenceSettings.withThreads(1));
        DatasetManifest manifest =
                Json.read("manifest", store.read(world.dataset().manifest()), DatasetManifest.class);
        ReferenceClassifier classifier = classifiers.newest(SmallWorld.CLASSIFIER, manifest);
        String digest = world.dataset().manifest().sha256();
        test = new RealSplit(manifest, digest, "test", classifier);
        train = new RealSplit(manifest, digest, "train", classifier);
        network = classifiers.open(classifier);
    }

    @AfterEach
    void closeClassifier() {
        network.close();
    }

    @Test
    void keepsWhatItComputedToTheBit() {
        // Given
        ImageStatistics computed = library().of(test, network);

        // When
        ImageStatistics read = library().of(test, network);

        // Then
        assertThat(read).isEqualTo(computed);
        assertThat(folders()).hasSize(1);
        assertThat(read.count()).isEqualTo(3L * SmallWorld.TEST_PER_CLASS);
    }

    @Test
    void onlyLabelledImagesCount() {
        // Given the same images, and two without a label after each
        SmallWorld mixed = SmallWorld.in(store, "mixed", 2);
        DatasetManifest manifest =
                Json.read("manifest", store.read(mixed.dataset().manifest()), DatasetManifest.class);
        RealSplit split = new RealSplit(manifest, mixed.dataset().manifest().sha256(), "test", test.classifier());

        // When
        ImageStatistics computed = library().of(split, network);

        // Then
        assertThat(computed).isEqualTo(library().of(test, network));
        assertThat(computed.count()).isEqualTo(3L * SmallWorld.TEST_PER_CLASS);

        // And what was kept is taken for whole
        int kept = folders().size();
        assertThat(library().of(split, network)).isEqualTo(computed);
        assertThat(folders()).hasSize(kept);
    }

    @Test
    void replacesADamagedFileUnderANewKey() {
        // Given
        ImageStatistics computed = library().of(test, network);
        String file = store.list("references/").stream()
                .filter(key -> key.endsWith(".safetensors"))
                .findFirst()
                .orElseThrow();
        store.damage(file, new byte[] {1, 2, 3});

        // When
        ImageStatistics again = library().of(test, network);
        ImageStatistics third = library().of(test, network);

        // Then
        assertThat(again).isEqualTo(computed);
        assertThat(third).isEqualTo(computed);
        assertThat(folders()).hasSize(2);
    }

    @Test
    void passesOverAFolderWithoutAManifest() {
        // Given
        ImageStatistics computed = library().of(test, network);
        store.list("references/").stream()
                .filter(key -> key.endsWith("manifest.json"))
                .forEach(store::remove);

        // When
        ImageStatistics again = library().of(test, network);

        // Then
        assertThat(again).isEqualTo(computed);
    }

    @Test
    void remembersWithoutTheStore() {
        // Given
        ReferenceLibrary library = library();
        ImageStatistics computed = library.of(test, network);
        store.list("").forEach(store::remove);

        // When
        ImageStatistics remembered = library.of(test, network);

        // Then
        assertThat(remembered).isSameAs(computed);
    }

    @Test
    void theReferenceImagesThemselvesAreAtDistanceZero() {
        // Given
        ImageStatistics reference = library().of(test, network);
        ImageStatistics training = library().of(train, network);

        // When: the real images play the part of the generated ones
        Sample real = Sample.of(reference);
        EvaluationInput input = new EvaluationInput(real, real, Sample.of(training));
        Map<String, Double> scores =
                MetricSuite.ofStatistics(
                                ALGEBRA,
                                Conventions.REGISTRY.require(Conventions.OWN).settings(0))
                        .stream()
                        .map(metric -> metric.measure(input))
                        .map(MetricOutcome::values)
                        .reduce(new TreeMap<>(), (all, some) -> {
                            all.putAll(some);
                            return all;
                        });

        // Then
        assertThat(scores.getOrDefault("fid", Double.NaN)).isCloseTo(0, within(1e-10));
        assertThat(scores.getOrDefault("classFid", Double.NaN)).isCloseTo(0, within(1e-10));
        assertThat(scores.getOrDefault("betweenClassFid", Double.NaN)).isCloseTo(0, within(1e-10));
        assertThat(scores.getOrDefault("labelAccuracy", Double.NaN))
                .isEqualTo(LabelAccuracy.of(reference.labelConfusion()).value())
                .isGreaterThan(0.95);
        assertThat(scores.getOrDefault("amScoreDivergence", Double.NaN)).isLessThan(1e-3);
    }

    private ReferenceLibrary library() {
        return new ReferenceLibrary(store, ALGEBRA, Map.of(), Clock.systemUTC());
    }

    private List<String> folders() {
        return store.list("references/").stream()
                .filter(key -> key.endsWith("manifest.json"))
                .toList();
    }
}
