package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.selection.Selection;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.network.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** Turns a source into the files of a data set and collects everything that is wrong on the way. Used once. */
final class ImportAttempt {
    private final String name;
    private final String version;
    private final ImageSource source;
    private final ImportOptions options;
    private final ImportProgress progress;
    private final ProblemLog problems = new ProblemLog();

    ImportAttempt(String name, String version, ImageSource source, ImportOptions options, ImportProgress progress) {
        this.name = name;
        this.version = version;
        this.source = source;
        this.options = options;
        this.progress = progress;
    }

    /**
     * What became of the good examples.
     *
     * @param splits files by split
     * @param mean per channel, of the training images as numbers in [0, 1]
     * @param deviation standard deviation per channel, likewise
     */
    record Converted(
            String version,
            Shape imageShape,
            LabelSpace labels,
            Map<String, SplitBuilder.Written> splits,
            List<Double> mean,
            List<Double> deviation,
            String contentDigest) {}

    Converted run(ExecutorService workers, Path scratch) throws IOException, InterruptedException {
        Selection selection = selection();
        LabelSpace labels = new LabelSpace(
                selection.classes(),
                source.labels().attributes(),
                source.labels().groups());
        ImageProbe probe = ImageProbe.of(source, selection, options.preparation());
        ConvertedSplits splits =
                new ConvertedSplits(source, selection, probe.shape(), labels, options.keepDuplicates(), problems);
        progress.begin(selection.count());
        splits.run(
                new Conversion(source, probe.preparation(), probe.shape(), workers),
                scratch,
                ObjectKeys.dataset(name, version),
                progress::advance);
        progress.end();
        requireClasses(selection, splits);
        return new Converted(
                version,
                probe.shape(),
                labels,
                splits.written(),
                splits.histogram().mean(),
                splits.histogram().deviation(),
                splits.contentDigest());
    }

    /** Everything that was wrong. */
    ImportReport report() {
        return new ImportReport(problems.counts(), problems.kept(), source.notes());
    }

    private Selection selection() {
        source.problems().forEach(problems::add);
        Selection all = Selection.of(source, options.selection());
        all.unassigned()
                .forEach(example -> problems.add(new SourceProblem(
                        source.name(example), Kind.MISSING_FILE, "is in no split, though others are")));
        List<String> empty = all.emptyClasses();
        empty.forEach(missing -> problems.add(
                new SourceProblem("class '" + missing + "'", Kind.EMPTY_CLASS, "has no image in the training split")));
        return empty.isEmpty() ? all : all.without(empty);
    }

    /** A class may have lost its images on the way, or never had one in a small split. */
    private void requireClasses(Selection selection, ConvertedSplits splits) {
        splits.written().forEach((split, written) -> {
            List<Long> counts = written.description().classCounts();
            for (int label = 0; label < counts.size(); label++) {
                if (counts.get(label) == 0 && !selection.mayBeEmpty(split, label)) {
                    problems.add(new SourceProblem(
                            "class '" + selection.classes().get(label) + "'",
                            Kind.EMPTY_CLASS,
                            "has no image in split '" + split + "'"));
                }
            }
        });
    }
}
