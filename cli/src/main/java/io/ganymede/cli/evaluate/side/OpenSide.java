package io.ganymede.cli.evaluate.side;

import java.util.List;

/** A side whose source was found and looked at. */
public sealed interface OpenSide extends AutoCloseable permits ImageSide, MatrixSide {
    SideRequest request();

    /** Number of samples; 0 where only statistics of them are known. */
    int count();

    /** Classes of the samples as the source has them. */
    SampleLabels labels();

    /** Facts about the source worth a line of the output. */
    List<String> notes();

    @Override
    void close();
}
