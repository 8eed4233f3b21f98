package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.selection.Selection;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import io.ganymede.common.dataset.ContentDigest;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.network.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Converts the selected examples into the files of the splits. The training split comes last: then it is known which of its
 * images the others have too. Not thread-safe.
 */
final class ConvertedSplits {
    private static final List<String> ORDER =
            List.of(DatasetManifest.TEST, DatasetManifest.VALID, DatasetManifest.TRAIN);

    private final ImageSource source;
    private final Selection selection;
    private final Shape shape;
    private final LabelSpace labels;
    private final boolean keepDuplicates;
    private final ProblemLog problems;
    private final PixelHistogram histogram;
    private final ContentDigest digest;
    private final Map<PixelKey, Origin> seen = new HashMap<>();
    private final Map<String, SplitBuilder.Written> written = new TreeMap<>();

    ConvertedSplits(
            ImageSource source,
            Selection selection,
            Shape shape,
            LabelSpace labels,
            boolean keepDuplicates,
            ProblemLog problems) {
        this.source = source;
        this.selection = selection;
        this.shape = shape;
        this.labels = labels;
        this.keepDuplicates = keepDuplicates;
        this.problems = problems;
        this.histogram = new PixelHistogram(shape);
        this.digest = new ContentDigest(shape, labels);
    }

    /** Half of the SHA-256 of an image's pixels. */
    private record PixelKey(long high, long low) {
        static PixelKey of(byte[] sha256) {
            ByteBuffer bytes = ByteBuffer.wrap(sha256);
            return new PixelKey(bytes.getLong(), bytes.getLong());
        }
    }

    /** Where an image was seen first. */
    private record Origin(String split, int example) {}

    /**
     * Converts all splits.
     *
     * @param folder directory for the files
     * @param prefix folder of the data set in the object store
     * @param progress gets 1 for each finished image
     */
    void run(Conversion conversion, Path folder, String prefix, IntConsumer progress)
            throws IOException, InterruptedException {
        for (String split : ORDER) {
            int[] examples = selection.examples(split);
            if (examples.length == 0) {
                continue;
            }
            try (SplitBuilder builder = new SplitBuilder(folder, split, shape, labels)) {
                conversion.run(examples, new SplitSink(split, builder, progress));
                written.put(split, builder.finish(prefix));
            }
        }
    }

    /** The files by split. */
    Map<String, SplitBuilder.Written> written() {
        return written;
    }

    PixelHistogram histogram() {
        return histogram;
    }

    String contentDigest() {
        return digest.value();
    }

    /** Puts good images into their split. */
    private final class SplitSink implements Conversion.Sink {
        private final String split;
        private final boolean last;
        private final SplitBuilder builder;
        private final IntConsumer progress;
        private final float[] attributes = new float[labels.attributes().size()];

        SplitSink(String split, SplitBuilder builder, IntConsumer progress) {
            this.split = split;
            this.last = split.equals(DatasetManifest.TRAIN);
            this.builder = builder;
            this.progress = progress;
        }

        @Override
        public void take(int example, byte[] pixels, int position, byte[] sha256) throws IOException {
            progress.accept(1);
            if (isDuplicate(example, PixelKey.of(sha256)) && !keepDuplicates) {
                return;
            }
            int label = selection.label(example);
            selection.copyAttributes(example, attributes);
            builder.add(pixels, position, label, attributes);
            digest.add(split, sha256, label, attributes);
            if (last) {
                histogram.add(pixels, position);
            }
        }

        @Override
        public void refuse(SourceProblem problem) {
            progress.accept(1);
            problems.add(problem);
        }

        private boolean isDuplicate(int example, PixelKey key) {
            Origin origin = last ? seen.get(key) : seen.putIfAbsent(key, new Origin(split, example));
            if (origin == null || origin.split().equals(split)) {
                return false;
            }
            problems.add(new SourceProblem(
                    source.name(example),
                    Kind.DUPLICATE,
                    "in split '" + split + "' has the same pixels as " + source.name(origin.example()) + " in split '"
                            + origin.split() + "'"));
            return true;
        }
    }
}
