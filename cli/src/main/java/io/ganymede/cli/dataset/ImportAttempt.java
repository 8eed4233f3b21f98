package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.selection.Selection;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.network.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;

/** Turns a source into the files of a data set and collects everything that is wrong on the way. Used once. */
final class ImportAttempt {
    private final String name;
    private final String version;
    private final ImageSource source;
    private final ImportOptions options;
    private final ImportProgress progress;
    private final ProblemLog problems = new ProblemLog();
    private final List<String> notes = new ArrayList<>();

    ImportAttempt(String name, String version, ImageSource source, ImportOptions options, ImportProgress progress) {
        this.name = name;
        this.version = version;
        this.source = source;
        this.options = options;
        this.progress = progress;
        this.notes.addAll(source.notes());
    }

    /**
     * What became of the good examples.
     *
     * @param splits files by split
     * @param mean per channel, of the training images as numbers in [0, 1]
     * @param deviation standard deviation per channel, likewise
     * @param leftOut examples that were selected and are in no split
     */
    record Converted(
            String version,
            Shape imageShape,
            LabelSpace labels,
            Map<String, SplitBuilder.Written> splits,
            List<Double> mean,
            List<Double> deviation,
            String contentDigest,
            long leftOut) {}

    Converted run(ExecutorService workers, Path scratch) throws IOException, InterruptedException {
        source.problems().forEach(problems::add);
        Selection selected = Selection.of(source, options.selection());
        Selection selection = withoutEmptyClasses(selected);
        LabelSpace labels = new LabelSpace(
                selection.classes(),
                source.labels().attributes(),
                source.labels().groups());
        ImageProbe probe = ImageProbe.of(source, selection.examples(DatasetManifest.TRAIN), options.preparation());
        ConvertedSplits splits =
                new ConvertedSplits(source, selection, probe.shape(), labels, options.keepDuplicates(), problems);
        progress.begin(selection.count());
        splits.run(
                new Conversion(source, probe.preparation(), probe.shape(), ImportAttempt::misfit, workers),
                scratch,
                ObjectKeys.dataset(name, version),
                progress::advance);
        progress.end();
        requireSplits(selected, splits);
        requireClasses(selection, splits);
        long stored = splits.written().values().stream()
                .mapToLong(split -> split.description().count())
                .sum();
        return new Converted(
                version,
                probe.shape(),
                labels,
                splits.written(),
                splits.histogram().mean(),
                splits.histogram().deviation(),
                splits.contentDigest(),
                selected.count() + selected.unassigned().size() - stored);
    }

    /** Everything that was wrong. */
    ImportReport report() {
        return new ImportReport(problems.counts(), problems.kept(), notes);
    }

    private static String misfit(Shape got, Shape expected) {
        String advice = got.size(0) == expected.size(0)
                ? "--size HxW resizes all images, --centre-crop cuts them"
                : "--colour rgb or --colour grey makes them alike";
        return "is " + got + ", the data set is " + expected + " [channels, height, width]; " + advice;
    }

    private Selection withoutEmptyClasses(Selection all) {
        all.unassigned()
                .forEach(example -> problems.add(new SourceProblem(
                        source.name(example), Kind.MISSING_FILE, "is in no split, though others are")));
        List<String> empty = all.emptyClasses();
        empty.forEach(missing -> problems.add(
                new SourceProblem("class '" + missing + "'", Kind.EMPTY_CLASS, "has no image in the training split")));
        return empty.isEmpty() ? all : all.without(empty);
    }

    /** A split may have lost all its images on the way. */
    private void requireSplits(Selection selected, ConvertedSplits splits) {
        Set<String> expected = new TreeSet<>(selected.splits());
        expected.add(DatasetManifest.TRAIN);
        for (String split : expected) {
            SplitBuilder.Written written = splits.written().get(split);
            if (written == null || written.description().count() == 0) {
                problems.add(
                        new SourceProblem("split '" + split + "'", Kind.NOTHING_LEFT, "has no image that is good"));
            }
        }
    }

    /** A class may have lost all its training images on the way; in a small split it may never have had one. */
    private void requireClasses(Selection selection, ConvertedSplits splits) {
        splits.written().forEach((split, written) -> {
            List<Long> counts = written.description().classCounts();
            for (int label = 0; label < counts.size(); label++) {
                String name = "class '" + selection.classes().get(label) + "'";
                if (!split.equals(DatasetManifest.TRAIN)) {
                    if (counts.get(label) == 0) {
                        notes.add(name + " has no image in split '" + split + "'");
                    }
                } else if (counts.get(label) == 0 && !selection.mayBeEmpty(split, label)) {
                    problems.add(new SourceProblem(
                            name,
                            Kind.NOTHING_LEFT,
                            "has no training image that is good; --only-classes can leave the class out"));
                }
            }
            if (split.equals(DatasetManifest.TRAIN)) {
                noteShortfall(selection, counts);
            }
        });
    }

    /** Numbers that were asked for are drawn before it is known which images are bad. */
    private void noteShortfall(Selection selection, List<Long> counts) {
        if (options.selection().unlabelled() > 0) {
            return; // then labels are missing on purpose
        }
        for (int label = 0; label < counts.size(); label++) {
            long wanted = selection.wanted(label).orElse(0);
            if (counts.get(label) < wanted) {
                notes.add("class '" + selection.classes().get(label) + "' has " + counts.get(label) + " of the "
                        + wanted + " images that --per-class asks for: the others are bad");
            }
        }
    }
}
