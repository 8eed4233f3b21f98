package io.ganymede.evaluator.offline;

import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.evaluator.suite.SampleRows;
import org.jspecify.annotations.Nullable;

/** Sees the images of a side. */
interface Viewer extends AutoCloseable {

    /**
     * Everything that decides what is seen, for the protocol.
     *
     * @param kind as in the order
     * @param network name and version; absent without one
     * @param manifestDigest SHA-256 of its manifest; absent when it was not given
     * @param networkDigest SHA-256 of its file; absent without one
     */
    record Description(
            String kind,
            @Nullable String network,
            @Nullable String manifestDigest,
            @Nullable String networkDigest) {}

    /**
     * What is seen of each image.
     *
     * @throws io.ganymede.common.error.PlatformException when the side does not fit
     */
    SampleRows see(OrderedSide side, SideContent content);

    /** What it is. */
    Description description();

    @Override
    void close();
}
