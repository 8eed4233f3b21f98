package io.ganymede.evaluator.offline;

import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.evaluator.suite.SampleRows;

/** Sides that are features, or logits, already; images without a network have the scores of pixels. */
final class GivenFeatures implements Viewer {
    static final String KIND = "none";

    @Override
    public SampleRows see(OrderedSide side, SideContent content) {
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
