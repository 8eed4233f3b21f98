package io.ganymede.cli.dataset.file;

import java.io.IOException;
import java.io.InputStream;

/** The image files below a directory or in an archive, in natural order of their names. Thread-safe. */
interface StoredFiles extends AutoCloseable {
    /** Number of image files. */
    int count();

    /** Name of a file with {@code /} between directories. */
    String name(int file);

    /** The content of a file; the caller closes it. */
    InputStream open(int file) throws IOException;

    /** Number of files that are hidden or no images by their names, and were passed over. */
    PassedOver passedOver();

    @Override
    void close();
}
