package io.ganymede.evaluator.offline;

import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.evaluator.metric.LabelAccuracy;
import io.ganymede.evaluator.metric.MemorisationDistance;
import io.ganymede.evaluator.offline.ComparisonReport.Score;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.statistics.Confusion;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Sample;
import io.ganymede.evaluator.suite.SampleRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to bear in mind when reading the scores of given images. */
final class ComparisonWarnings {
    private static final double IN_DOMAIN_ACCURACY = 0.9;

    /** Cosine distance below which MiFID is a thousand times FID. */
    private static final double COPIED = 1e-3;

    private final List<String> warnings = new ArrayList<>();

    private ComparisonWarnings() {}

    static List<String> of(
            EvaluationOrder order, ComparisonProtocol protocol, EvaluationInput input, Map<String, Score> scores) {
        ComparisonWarnings found = new ComparisonWarnings();
        found.sides(order, protocol);
        found.counts("generated", input.generated());
        found.counts("reference", input.reference());
        found.classOrder(protocol, input.generated());
        found.domain(input.reference());
        found.duplicates(input.generated());
        found.copies(scores.get(MemorisationDistance.DISTANCE_ID));
        return List.copyOf(found.warnings);
    }

    private void sides(EvaluationOrder order, ComparisonProtocol protocol) {
        if (order.training() == null) {
            warnings.add(
                    "no training images were given: amScore, modeScore, authPct and mifid are held against the reference");
        } else if (protocol.training().digest().equals(protocol.reference().digest())) {
            warnings.add("images are compared with those the generator was trained on");
        }
        ComparisonProtocol.Counts generated = protocol.generated();
        ComparisonProtocol.Counts reference = protocol.reference().counts();
        if (generated.count() > 0 && reference.count() > 0 && generated.count() != reference.count()) {
            warnings.add("%d generated images are compared with %d: compare with scores of the same numbers only"
                    .formatted(generated.count(), reference.count()));
        }
    }

    private void counts(String side, Sample sample) {
        if (sample.rows() == null) {
            warnings.add("of the " + side
                    + " images only mean and covariance are known: scores that need the images are skipped, and nothing tells which"
                    + " network saw them");
        } else if (!sample.features().isEmpty()
                && sample.count() <= sample.features().get(0).dimensions()) {
            warnings.add(
                    "%d %s images are no more than the %d features: Fréchet distances are exact but biased upwards, compare equal numbers only"
                            .formatted(
                                    sample.count(),
                                    side,
                                    sample.features().get(0).dimensions()));
        }
    }

    /** Splits in order of images in order of the class see some classes only. */
    private void classOrder(ComparisonProtocol protocol, Sample generated) {
        SampleRows rows = generated.rows();
        if (protocol.settings().shuffleSeed() != null
                || rows == null
                || rows.logits() == null
                || rows.labels() == null) {
            return;
        }
        List<Integer> labels = rows.labels();
        boolean rising = true;
        for (int row = 1; row < labels.size(); row++) {
            rising &= labels.get(row) >= labels.get(row - 1);
        }
        if (rising && labels.get(0) < labels.get(labels.size() - 1)) {
            warnings.add("the generated images stand in order of the class and protocol '" + protocol.name()
                    + "' does not shuffle them: the splits of inceptionScore see some classes only");
        }
    }

    private void domain(Sample reference) {
        Confusion confusion = reference.confusion();
        if (confusion == null || !everyClassIsThere(confusion)) {
            return;
        }
        double accuracy = LabelAccuracy.of(confusion).value();
        if (accuracy < IN_DOMAIN_ACCURACY) {
            warnings.add("the classifier recognises only %.1f %% of the reference images".formatted(100 * accuracy));
        }
    }

    private static boolean everyClassIsThere(Confusion confusion) {
        for (int label = 0; label < confusion.classes(); label++) {
            if (confusion.requested(label) == 0) {
                return false;
            }
        }
        return true;
    }

    /** MiFID is FID over the distance, and 1e14 times FID where every image is a copy: then it only tells that. */
    private void copies(@Nullable Score distance) {
        if (distance != null && distance.value() < COPIED) {
            warnings.add(
                    "the generated images are all but copies of real ones, memorisationDistance %.1e: mifid divides by that, its size says nothing more"
                            .formatted(distance.value()));
        }
    }

    private void duplicates(Sample generated) {
        SampleRows rows = generated.rows();
        ImageStack images = rows == null ? null : rows.images();
        if (images == null) {
            return;
        }
        Set<ByteBuffer> different = new HashSet<>();
        for (int i = 0; i < images.count(); i++) {
            byte[] image = new byte[images.shape().elements()];
            images.copy(i, image, 0);
            different.add(ByteBuffer.wrap(image));
        }
        int copies = images.count() - different.size();
        if (copies > 0) {
            warnings.add("%d of the %d generated images are copies of others".formatted(copies, images.count()));
        }
    }
}
