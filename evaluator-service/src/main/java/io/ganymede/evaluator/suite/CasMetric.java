package io.ganymede.evaluator.suite;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.evaluation.Recognition;
import io.ganymede.evaluator.statistics.Share;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Classification accuracy score: the share of real images that a classifier recognises which was trained on the generated ones
 * alone. It falls when images do not show their class and when they lack variety, and is read against {@code casReal}, the share
 * that the same classifier recognises after training on as many real images. {@code casReverse} is the latter's share of the
 * generated images, which variety has no part in. The trainer trains and tests (its package {@code classification}).
 *
 * <p>Source: Ravuri and Vinyals, "Classification Accuracy Score for Conditional Generative Models", arXiv 1905.10887; the reverse:
 * GAN-test of Shmelkov, Schmid and Alahari, arXiv 1807.09499. Shares are within [0, 1], top-1; higher is better. Errors are those of
 * the tested images (binomial), not of another training. Deviations: a light classifier of the platform instead of a ResNet-50.
 */
final class CasMetric implements Metric {
    private static final String ID = "cas";
    private static final String REAL = "casReal";
    private static final String REVERSE = "casReverse";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> scores() {
        return Classification.SCORES;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CLASSES, Need.IMAGES, Need.CLASSIFICATION);
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        if (input.classification() instanceof Classification.Measured measured) {
            return outcome(measured);
        }
        if (input.classification() instanceof Classification.Refused refused) {
            throw new PlatformException(Reason.INVALID_ARGUMENT, refused.reason());
        }
        throw new IllegalStateException("no classifiers were trained for metric '" + ID + "'");
    }

    private static MetricOutcome outcome(Classification.Measured measured) {
        Share cas = share(measured.generatedOnReal());
        Share real = share(measured.realOnReal());
        Share reverse = share(measured.realOnGenerated());
        return MetricOutcome.of(
                        Map.of(ID, cas.value(), REAL, real.value(), REVERSE, reverse.value()),
                        Map.of(
                                ID, perClass(measured.generatedOnReal()),
                                REAL, perClass(measured.realOnReal()),
                                REVERSE, perClass(measured.realOnGenerated())),
                        measured)
                .withError(ID, cas.standardError())
                .withError(REAL, real.standardError())
                .withError(REVERSE, reverse.standardError());
    }

    private static Share share(Recognition recognition) {
        return new Share(recognition.allRecognised(), recognition.allTested());
    }

    private static List<Double> perClass(Recognition recognition) {
        return IntStream.range(0, recognition.tested().size())
                .mapToObj(label -> new Share(
                        recognition.recognised().get(label),
                        recognition.tested().get(label)))
                .map(Share::value)
                .toList();
    }
}
