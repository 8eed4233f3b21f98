package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.evaluator.suite.SampleRows;

/** Sides that are features, or logits, already. */
final class GivenFeatures implements Viewer {
    static final String KIND = "none";

    @Override
    public SampleRows see(OrderedSide side, SideContent content) {
        if (content.features() == null && content.logits() == null) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "'" + side.name() + "' holds images, which nothing sees with features '" + KIND
                            + "': name a network, or give features or logits");
        }
        return new SampleRows(
                content.features(), content.logits(), content.labels(), side.classCount(), true, content.images());
    }

    @Override
    public Description description() {
        return new Description(KIND, null, null, null);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
