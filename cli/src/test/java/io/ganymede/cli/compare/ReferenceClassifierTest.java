package io.ganymede.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.client.FakePlatform;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.watch.JobRuns;
import io.ganymede.cli.watch.JobWatch;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.model.ModelCatalog;
import io.ganymede.common.network.Shape;
import io.ganymede.common.request.TrainingRequests;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceClassifierTest {
    private static final ModelCatalog NO_MODELS = new ModelCatalog(new InMemoryArtifactStore());
    private static final DatasetManifest DATASET =
            Manifests.ofClasses("fashion", Shape.of(1, 28, 28), List.of("a", "b"), Map.of());

    @Test
    void oneThatIsMissingIsExplained() {
        ReferenceClassifier classifier = new ReferenceClassifier(NO_MODELS, DATASET, "fashion-classifier");

        assertThat(classifier.published()).isFalse();
        assertThat(classifier.trainable()).isTrue();
        assertThat(classifier.accuracy()).isEmpty();
        assertThatThrownBy(() -> {
                    throw classifier.missing();
                })
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLASSIFIER_UNAVAILABLE))
                .hasMessageContaining("data set 'fashion' has no reference classifier 'fashion-classifier'")
                .hasMessageContaining("./ganymede submit --preset reference-classifier --data fashion:1 --watch")
                .hasMessageContaining("--train-classifier");
    }

    @Test
    void imagesWithoutClassesHaveNone() {
        DatasetManifest unlabelled = Manifests.ofClasses("any", Shape.of(1, 28, 28), List.of(), Map.of());

        assertThat(new ReferenceClassifier(NO_MODELS, unlabelled, "any-classifier").trainable())
                .isFalse();
    }

    @Test
    void isTrainedOnTheDataSetUnderTheNameThatIsLookedFor() {
        FakePlatform platform = new FakePlatform(job -> job.runs(0).succeeds(60).isPublished(0.875));
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        JobFeed feed = JobFeed.of(platform);
        JobRuns runs = new JobRuns(platform, feed, new JobWatch(feed, silent, false), silent);

        new ReferenceClassifier(NO_MODELS, DATASET, "judge").train(runs, "compare");

        assertThat(platform.requests()).hasSize(1).allSatisfy((jobId, request) -> {
            assertThat(jobId).startsWith("compare-reference-classifier-");
            assertThat(TrainingRequests.resolve(request).dataset()).isEqualTo(new DatasetChoice("fashion", "1"));
            assertThat(TrainingRequests.resolve(request).publish().model()).isEqualTo("judge");
        });
    }
}
