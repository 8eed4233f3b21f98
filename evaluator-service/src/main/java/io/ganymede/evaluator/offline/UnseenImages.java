package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.evaluator.suite.SampleRows;

/** Sides of images that no network looks at, for scores of the images alone. */
final class UnseenImages implements Viewer {
    static final String KIND = "images";

    @Override
    public SampleRows see(OrderedSide side, SideContent content) {
        if (content.images() == null) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "'" + side.name() + "' holds no images, which features '" + KIND + "' are");
        }
        return new SampleRows(null, null, content.labels(), side.classCount(), false, content.images());
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
