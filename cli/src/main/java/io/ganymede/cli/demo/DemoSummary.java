package io.ganymede.cli.demo;

import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.ModelPromoted;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** Scores of one checkpoint. */
    public record Checkpoint(
            long step, double fid, ClassFid classFid, double amScore, double inceptionScore, double labelAccuracy) {}

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

    /** The version that is served. */
    public record Promoted(String model, int version, long step, URI url) {}

    static List<Checkpoint> checkpoints(Collection<EvaluationCompleted> evaluations) {
        return evaluations.stream().map(DemoSummary::checkpoint).toList();
    }

    static Promoted promoted(ModelPromoted promotion, URI url) {
        return new Promoted(promotion.model(), promotion.version(), promotion.step(), url);
    }

    private static Checkpoint checkpoint(EvaluationCompleted scores) {
        return new Checkpoint(
                scores.step(),
                metric(scores, "fid"),
                new ClassFid(metric(scores, "classFid"), scores.perClass().getOrDefault("classFid", Map.of())),
                metric(scores, "amScore"),
                metric(scores, "inceptionScore"),
                metric(scores, "labelAccuracy"));
    }

    private static double metric(EvaluationCompleted scores, String name) {
        Double value = scores.metrics().get(name);
        if (value == null) {
            throw new IllegalStateException("evaluation of step " + scores.step() + " has no metric '" + name + "'");
        }
        return value;
    }
}
