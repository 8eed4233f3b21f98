package io.ganymede.cli.demo;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.ModelPromoted;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a demo.
 *
 * @param preset preset that was trained
 * @param seed root seed of the training
 * @param dataset data set and version
 * @param classifierAccuracy accuracy of the reference classifier on the test split
 * @param checkpoints scores by step
 * @param promoted the version that is served
 * @param grid the picture
 * @param trainingSeconds from the start of the GAN job to its end
 * @param totalSeconds from the start of the command to this summary
 */
public record DemoSummary(
        String preset,
        long seed,
        String dataset,
        double classifierAccuracy,
        List<Checkpoint> checkpoints,
        Promoted promoted,
        String grid,
        double trainingSeconds,
        double totalSeconds) {
    public DemoSummary {
        checkpoints = List.copyOf(checkpoints);
    }

    /**
     * Scores of one checkpoint; those that are not defined for it are absent.
     *
     * @param stage those of different stages are not ranked with each other; absent when not known
     */
    public record Checkpoint(
            long step,
            @Nullable Double fid,
            @Nullable ClassFid classFid,
            @Nullable Double amScore,
            @Nullable Double inceptionScore,
            @Nullable Double labelAccuracy,
            @Nullable EvaluationStage stage) {}

    /**
     * Class-average FID.
     *
     * @param mean mean over classes
     * @param perClass by class name
     */
    public record ClassFid(double mean, Map<String, Double> perClass) {
        public ClassFid {
            perClass = new TreeMap<>(perClass);
        }
    }

    /**
     * The version that is served.
     *
     * @param conditions what it is told
     */
    public record Promoted(String model, int version, long step, URI url, ConditionKind conditions) {}

    static List<Checkpoint> checkpoints(Collection<EvaluationCompleted> evaluations) {
        return evaluations.stream().map(DemoSummary::checkpoint).toList();
    }

    static Promoted promoted(ModelPromoted promotion, URI url, ConditionKind conditions) {
        return new Promoted(promotion.model(), promotion.version(), promotion.step(), url, conditions);
    }

    private static Checkpoint checkpoint(EvaluationCompleted scores) {
        Map<String, Double> metrics = scores.metrics();
        Double classFid = metrics.get("classFid");
        return new Checkpoint(
                scores.step(),
                metrics.get("fid"),
                classFid == null
                        ? null
                        : new ClassFid(classFid, scores.perClass().getOrDefault("classFid", Map.of())),
                metrics.get("amScore"),
                metrics.get("inceptionScore"),
                metrics.get("labelAccuracy"),
                scores.stage());
    }
}
