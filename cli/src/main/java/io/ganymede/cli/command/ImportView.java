package io.ganymede.cli.command;

import io.ganymede.cli.dataset.ImportProgress;
import io.ganymede.cli.dataset.archive.TransferProgress;
import io.ganymede.cli.terminal.CountProgress;
import org.jspecify.annotations.Nullable;

/** Shows an import on the terminal: a bar for the download, one for unpacking, one for the images. */
final class ImportView implements ImportProgress, TransferProgress, AutoCloseable {
    private static final long MIB = 1 << 20;

    private final String task;
    private final boolean terminal;
    private @Nullable CountProgress bar;
    private @Nullable Stage stage;
    private long images;

    /**
     * A view.
     *
     * @param task what is done with the images
     */
    ImportView(String task, boolean terminal) {
        this.task = task;
        this.terminal = terminal;
    }

    @Override
    public void advanced(Stage current, long doneBytes, long totalBytes) {
        if (current != stage) {
            close();
            stage = current;
            String transfer = current == Stage.DOWNLOAD ? "downloading" : "unpacking";
            bar = CountProgress.of(transfer, "MiB", totalBytes < 0 ? -1 : totalBytes / MIB, System.out, terminal);
        }
        if (bar != null) {
            bar.show(doneBytes / MIB);
        }
    }

    @Override
    public void begin(int count) {
        close();
        images = 0;
        bar = CountProgress.of(task, "images", count, System.out, terminal);
    }

    @Override
    public void advance(int count) {
        images += count;
        if (bar != null) {
            bar.show(images);
        }
    }

    @Override
    public void end() {
        close();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
