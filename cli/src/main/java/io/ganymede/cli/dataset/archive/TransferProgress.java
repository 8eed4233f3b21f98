package io.ganymede.cli.dataset.archive;

/** Is told how far a source has come on its way to the local disk; called by the thread that opens the source. */
@FunctionalInterface
public interface TransferProgress {
    /** Tells nobody. */
    TransferProgress NONE = (stage, done, total) -> {};

    /** What is going on. */
    enum Stage {
        DOWNLOAD,
        UNPACK
    }

    /**
     * Some bytes further.
     *
     * @param doneBytes bytes of the download, or of the packed archive, that are done
     * @param totalBytes all of them; -1 when not known
     */
    void advanced(Stage stage, long doneBytes, long totalBytes);
}
