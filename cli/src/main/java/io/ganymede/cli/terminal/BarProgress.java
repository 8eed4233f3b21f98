package io.ganymede.cli.terminal;

import io.ganymede.common.job.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is redrawn in place. */
final class BarProgress implements ProgressView {
    private static final int WIDTH = 118;

    private final ProgressBar bar;
    private final PrintStream out;

    BarProgress(String task, long steps, PrintStream out) {
        this.out = out;
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .hideEta()
                .build();
    }

    @Override
    public void show(Progress progress) {
        bar.stepTo(progress.step());
        bar.setExtraMessage(ProgressView.describe(progress));
    }

    @Override
    public void note(String line) {
        out.println();
        out.println(line);
    }

    @Override
    public void close() {
        bar.close();
    }
}
