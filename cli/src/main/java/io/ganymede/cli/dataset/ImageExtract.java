package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.image.ImagePreparation;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/**
 * Chosen images of a source as one file, in their order, for whoever needs no data set: {@code images} U8 [N, C, H, W] and, where
 * there are classes, {@code labels} I64 [N]. All images must have one size; nothing is resized.
 */
public final class ImageExtract {
    private static final float[] NO_ATTRIBUTES = {};

    private final ImageSource source;
    private final int[] examples;
    private final ImageProbe probe;

    private ImageExtract(ImageSource source, int[] examples, ImageProbe probe) {
        this.source = source;
        this.examples = examples;
        this.probe = probe;
    }

    /** Chooses examples, in their order, and looks at a few of them. */
    public static ImageExtract of(ImageSource source, int[] examples) {
        return new ImageExtract(source, examples.clone(), ImageProbe.of(source, examples, ImagePreparation.NONE));
    }

    /** Whether any of the images looked at would lose something as one channel. */
    public boolean isColoured() {
        return probe.shape().size(0) > 1;
    }

    /** Most channels that an image has in its file, coloured or not; 0 when none can be read. */
    public int storedChannels() {
        return probe.storedChannels();
    }

    /** {@code [channels, height, width]} of most of the images looked at. */
    public Shape shape() {
        return probe.shape();
    }

    /**
     * What came of it.
     *
     * @param shape {@code [channels, height, width]}
     * @param count images in the file
     * @param problems number of what was wrong; the file lacks the images that it was wrong with
     * @param description the problems by kind and the first of them, a line each; empty when there is none
     */
    public record Written(Path file, Shape shape, long count, long problems, String description) {}

    /**
     * Writes the file.
     *
     * @param folder an existing directory; the file is called {@code <name>.safetensors}
     * @param isThreeChannels whether images get three channels though none has colour
     * @param classes class names; no labels are written when empty
     * @param label class index of an example by its place among the chosen ones, or {@link LabelSpace#UNLABELLED}
     */
    public Written write(
            Path folder,
            String name,
            boolean isThreeChannels,
            List<String> classes,
            IntUnaryOperator label,
            ImportProgress progress) {
        ImageProbe decided = isThreeChannels && !isColoured() ? ImageProbe.of(source, examples, ImageProbe.RGB) : probe;
        ProblemLog problems = new ProblemLog();
        source.problems().forEach(problems::add);
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        progress.begin(examples.length);
        try (SplitBuilder builder = new SplitBuilder(folder, name, decided.shape(), LabelSpace.ofClasses(classes))) {
            Filling filling = new Filling(builder, label, problems, progress);
            new Conversion(source, decided.preparation(), decided.shape(), ImageExtract::misfit, workers)
                    .run(examples, filling);
            Path file = builder.write();
            long count = problems.counts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return new Written(file, decided.shape(), builder.count(), count, count == 0 ? "" : problems.describe());
        } catch (IOException e) {
            throw new UncheckedIOException("writing images to '" + folder + "' failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.INTERNAL, "reading images was interrupted", e);
        } finally {
            workers.shutdownNow();
            progress.end();
        }
    }

    private static String misfit(Shape got, Shape expected) {
        return "is " + got + ", others are " + expected
                + " [channels, height, width]: all must have one size and number of channels";
    }

    /** Puts good images into the file, counting through all of them. */
    private static final class Filling implements Conversion.Sink {
        private final SplitBuilder builder;
        private final IntUnaryOperator label;
        private final ProblemLog problems;
        private final ImportProgress progress;
        private int place;

        Filling(SplitBuilder builder, IntUnaryOperator label, ProblemLog problems, ImportProgress progress) {
            this.builder = builder;
            this.label = label;
            this.problems = problems;
            this.progress = progress;
        }

        @Override
        public void take(int example, byte[] pixels, int position, byte[] digest) throws IOException {
            builder.add(pixels, position, label.applyAsInt(place++), NO_ATTRIBUTES);
            progress.advance(1);
        }

        @Override
        public void refuse(SourceProblem problem) {
            place++;
            problems.add(problem);
            progress.advance(1);
        }
    }
}
