package io.ganymede.evaluator.survey;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.image.ImagePart;
import io.ganymede.evaluator.image.ImageSource;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.statistics.ConfusionAccumulator;
import io.ganymede.evaluator.statistics.FeatureAccumulator;
import io.ganymede.evaluator.statistics.SplitPredictionAccumulator;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Shows images to a classifier, batch by batch, and keeps statistics only. Real and generated images go the same way. The
 * thread may be interrupted between batches.
 */
public final class ImageSurvey {
    private final ClassifierNetwork classifier;
    private final LinearAlgebra algebra;

    public ImageSurvey(ClassifierNetwork classifier, LinearAlgebra algebra) {
        this.classifier = classifier;
        this.algebra = algebra;
    }

    /**
     * Looks at all images of a source.
     *
     * @param splits number of parts whose predictions are kept apart
     * @throws PlatformException with reason InvalidArgument when the images do not fit the classifier
     * @throws CancellationException when the thread was interrupted
     */
    public ImageStatistics of(ImageSource source, int splits) {
        return look(source, splits, ImagePart.all(source.count()), Optional.empty());
    }

    /**
     * Looks at all images of a source that is a part of a set, and keeps what it saw of each.
     *
     * @param splits number of parts of the whole set whose predictions are kept apart
     * @param part which images of the set the source has
     * @param rows whether what was seen of each image is kept: {@link SeenRows#bytes} of memory
     */
    public Survey of(ImageSource source, int splits, ImagePart part, boolean rows) {
        Optional<SeenRows.Collector> collector = rows
                ? Optional.of(new SeenRows.Collector(
                        Math.toIntExact(part.count()),
                        classifier.featureDimensions(),
                        classifier.classes(),
                        source.labelled()))
                : Optional.empty();
        ImageStatistics statistics = look(source, splits, part, collector);
        return new Survey(statistics, collector.map(SeenRows.Collector::rows).orElse(null));
    }

    private ImageStatistics look(
            ImageSource source, int splits, ImagePart part, Optional<SeenRows.Collector> collector) {
        if (!source.imageShape().equals(classifier.imageShape())) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "images do not fit the classifier: got %s, expected %s"
                            .formatted(source.imageShape(), classifier.imageShape()));
        }
        List<FeatureAccumulator> features = Stream.generate(
                        () -> new FeatureAccumulator(classifier.featureDimensions(), algebra))
                .limit(source.labelled() ? classifier.classes() : 1)
                .toList();
        SplitPredictionAccumulator predictions =
                new SplitPredictionAccumulator(classifier.classes(), part.of(), splits, part.from(), part.to());
        Optional<ConfusionAccumulator> confusion =
                source.labelled() ? Optional.of(new ConfusionAccumulator(classifier.classes())) : Optional.empty();
        PixelBatch batch = new PixelBatch(classifier.rows(), source.imageShape());
        for (int rows = source.read(batch); rows > 0; rows = source.read(batch)) {
            requireWanted();
            classifier.run(batch, rows);
            int[] labels = source.labelled() ? Arrays.copyOf(batch.labels(), rows) : new int[rows];
            FloatBuffer logits = classifier.logits(rows);
            confusion.ifPresent(counts -> counts.add(labels, logits));
            predictions.add(logits);
            for (int row = 0; row < rows; row++) {
                features.get(labels[row]).add(classifier.features(row));
                FloatBuffer ofImage = logits.slice(row * classifier.classes(), classifier.classes());
                FloatBuffer seen = classifier.features(row);
                int label = labels[row];
                collector.ifPresent(kept -> kept.add(seen, ofImage, label));
            }
        }
        return new ImageStatistics(
                features.stream().map(FeatureAccumulator::statistics).toList(),
                predictions.statistics(),
                confusion.map(ConfusionAccumulator::statistics).orElse(null));
    }

    private static void requireWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the survey of images was interrupted");
        }
    }
}
