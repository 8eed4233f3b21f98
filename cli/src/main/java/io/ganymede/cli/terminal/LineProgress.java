package io.ganymede.cli.terminal;

import io.ganymede.common.job.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** A line for every tenth of the way: what a log file can bear. */
final class LineProgress implements ProgressView {
    private final String task;
    private final PrintStream out;
    private int shownTenths = -1;

    LineProgress(String task, PrintStream out) {
        this.task = task;
        this.out = out;
    }

    @Override
    public void show(Progress progress) {
        int tenths = (int) (progress.ratio() * 10);
        if (tenths > shownTenths && progress.step() > 0) {
            shownTenths = tenths;
            out.println(String.format(
                    Locale.ROOT,
                    "%s  step %d of %d  %s",
                    task,
                    progress.step(),
                    progress.steps(),
                    ProgressView.describe(progress)));
        }
    }

    @Override
    public void note(String line) {
        out.println(line);
    }

    @Override
    public void close() {}
}
