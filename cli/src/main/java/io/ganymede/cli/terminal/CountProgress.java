package io.ganymede.cli.terminal;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how many things of a known number are done. A terminal gets a bar, a log file gets a line for every tenth. */
public interface CountProgress extends AutoCloseable {
    /** Sets how many are done. */
    void show(long done);

    @Override
    void close();

    /** The view for where output goes. */
    static CountProgress of(String task, String unit, long total, PrintStream out, boolean terminal) {
        return terminal ? new Bar(task, unit, total, out) : new Lines(task, unit, total, out);
    }

    /** A bar that is redrawn in place. */
    final class Bar implements CountProgress {
        private static final int WIDTH = 100;

        private final ProgressBar bar;

        private Bar(String task, String unit, long total, PrintStream out) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setUnit(" " + unit, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                    .showSpeed()
                    .build();
        }

        @Override
        public void show(long done) {
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line for every tenth of the way. */
    final class Lines implements CountProgress {
        private final String task;
        private final String unit;
        private final long total;
        private final PrintStream out;
        private long shownTenths;

        private Lines(String task, String unit, long total, PrintStream out) {
            this.task = task;
            this.unit = unit;
            this.total = total;
            this.out = out;
        }

        @Override
        public void show(long done) {
            long tenths = total == 0 ? 0 : done * 10 / total;
            if (tenths > shownTenths) {
                shownTenths = tenths;
                out.println(String.format(Locale.ROOT, "%s  %,d of %,d %s", task, done, total, unit));
            }
        }

        @Override
        public void close() {}
    }
}
