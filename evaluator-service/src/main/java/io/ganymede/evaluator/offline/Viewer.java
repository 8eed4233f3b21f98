package io.ganymede.evaluator.offline;

import io.ganymede.evaluator.suite.SampleRows;

/** Sees the images of a side. */
interface Viewer extends AutoCloseable {

    /**
     * What is seen of each image.
     *
     * @throws io.ganymede.common.error.PlatformException when the side does not fit
     */
    SampleRows see(EvaluationOrder.Side side, SideContent content);

    /** What it is, for the protocol: everything that decides what it sees. */
    Object description();

    @Override
    void close();
}
