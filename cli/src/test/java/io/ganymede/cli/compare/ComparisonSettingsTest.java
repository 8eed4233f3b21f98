package io.ganymede.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.request.Presets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonSettingsTest {
    private static final DatasetChoice DATASET = new DatasetChoice("fashion", "1");

    @Test
    void everyJobHasTheSameBudget() {
        List<ComparedJob> jobs = settings(List.of("cgan", "am-gan"), List.of(3L, 4L), List.of(), false)
                .jobs();

        assertThat(jobs)
                .extracting(ComparedJob::preset, ComparedJob::seed)
                .containsExactly(tuple("cgan", 3L), tuple("cgan", 4L), tuple("am-gan", 3L), tuple("am-gan", 4L));
        assertThat(jobs).extracting(ComparedJob::jobId).doesNotHaveDuplicates().allMatch(id -> id.startsWith("mine-"));
        assertThat(jobs).allSatisfy(job -> {
            TrainingSpec spec = job.spec();
            assertThat(spec.preset()).isEqualTo(job.preset());
            assertThat(spec.dataset()).isEqualTo(DATASET);
            assertThat(spec.training().seed()).isEqualTo(job.seed());
            assertThat(spec.training().steps()).isEqualTo(120);
            assertThat(spec.training().batchSize()).isEqualTo(32);
            assertThat(spec.checkpoint().everySteps()).isEqualTo(60);
        });
    }

    @Test
    void theSameComparisonFindsItsJobsAgain() {
        List<String> ids = ids(settings(List.of("cgan"), List.of(1L), List.of("training.discriminatorSteps=2"), false));

        assertThat(ids(settings(
                        List.of("cgan", "cgan"), List.of(1L, 1L), List.of("training.discriminatorSteps=2"), false)))
                .isEqualTo(ids);
        assertThat(ids(settings(List.of("cgan"), List.of(1L), List.of("training.discriminatorSteps=3"), false)))
                .doesNotContainAnyElementsOf(ids);
        assertThat(ids(settings(List.of("cgan"), List.of(1L), List.of("training.discriminatorSteps=2"), false)
                        .on(new DatasetChoice("fashion", "2"))))
                .doesNotContainAnyElementsOf(ids);
    }

    @Test
    void nothingIsPromotedUnlessItIsAskedFor() {
        assertThat(threshold(List.of(), false)).isEqualTo(-1e300);
        assertThat(threshold(List.of(), true)).isNull();
        assertThat(threshold(List.of("publish.gate.threshold=30"), false)).isEqualTo(30);
    }

    @Test
    void refusesPresetsThatTrainNoGan() {
        assertThat(GanPresets.names())
                .contains("am-gan", "cgan")
                .allMatch(name -> Presets.preset(name).kind() == JobKind.GAN)
                .hasSizeLessThan(Presets.names().size());
        assertThatThrownBy(() -> settings(List.of("reference-classifier"), List.of(1L), List.of(), false))
                .hasMessageStartingWith("preset 'reference-classifier' trains no GAN")
                .hasMessageEndingWith("known: " + GanPresets.names());
        assertThatThrownBy(() -> settings(List.of("cgam"), List.of(1L), List.of(), false))
                .hasMessageContaining("did you mean 'cgan'?");
    }

    @Test
    void refusesAssignmentsThatHaveAnOptionOfTheirOwn() {
        assertThatThrownBy(() -> settings(List.of("cgan"), List.of(1L), List.of("training.batchSize=8"), false))
                .hasMessage("'training.batchSize=8' changes what all jobs have in common: use --batch-size instead of"
                        + " --set");
    }

    private static List<String> ids(ComparisonSettings settings) {
        return settings.jobs().stream().map(ComparedJob::jobId).toList();
    }

    private static @Nullable Double threshold(List<String> assignments, boolean promote) {
        return settings(List.of("cgan"), List.of(1L), assignments, promote)
                .jobs()
                .get(0)
                .spec()
                .publish()
                .gate()
                .threshold();
    }

    private static ComparisonSettings settings(
            List<String> presets, List<Long> seeds, List<String> assignments, boolean promote) {
        return new ComparisonSettings("mine", DATASET, presets, seeds, 120, 32, 60, assignments, promote);
    }
}
