package io.ganymede.cli.terminal;

import io.ganymede.common.job.Progress;
import io.ganymede.common.job.Signals;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows how far a job is. A terminal gets a bar, a log file gets a line now and then. */
public interface ProgressView extends AutoCloseable {
    void show(Progress progress);

    /** A line of its own, such as the scores of a checkpoint. */
    void note(String line);

    @Override
    void close();

    /** The view for where output goes. */
    static ProgressView of(String task, long steps, PrintStream out, boolean terminal) {
        return terminal ? new BarProgress(task, steps, out) : new LineProgress(task, out);
    }

    /** Losses, D's mean probabilities of real and generated images, diversity, speed and remaining time in one line. */
    static String describe(Progress progress) {
        String losses = progress.losses().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(loss -> String.format(Locale.ROOT, "%s %.3f", loss.getKey(), loss.getValue()))
                .collect(Collectors.joining("  "));
        return String.format(
                Locale.ROOT,
                "%s%s%s  %,.0f images/s  %.0f ms/step  ETA %s",
                losses,
                realness(progress),
                diversity(progress),
                progress.imagesPerSecond(),
                progress.stepSeconds() * 1000,
                Figures.clock(progress.remainingSeconds()));
    }

    private static String realness(Progress progress) {
        Double real = progress.signal(Signals.REALNESS_REAL);
        Double generated = progress.signal(Signals.REALNESS_GENERATED);
        return real == null || generated == null
                ? ""
                : "  p(real) " + Figures.decimal(real, 2) + "/" + Figures.decimal(generated, 2);
    }

    private static String diversity(Progress progress) {
        Double diversity = progress.signal(Signals.DIVERSITY);
        return diversity == null ? "" : "  diversity " + Figures.decimal(diversity, 2);
    }
}
