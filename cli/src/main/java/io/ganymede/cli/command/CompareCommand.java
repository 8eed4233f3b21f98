package io.ganymede.cli.command;

import io.ganymede.cli.client.Connection;
import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.client.RequestSender;
import io.ganymede.cli.compare.ComparedJob;
import io.ganymede.cli.compare.Comparison;
import io.ganymede.cli.compare.ComparisonReport;
import io.ganymede.cli.compare.ComparisonRow;
import io.ganymede.cli.compare.ComparisonSettings;
import io.ganymede.cli.compare.ComparisonTable;
import io.ganymede.cli.compare.GanPresets;
import io.ganymede.cli.compare.ReferenceClassifier;
import io.ganymede.cli.compare.ReportFiles;
import io.ganymede.cli.provenance.Machine;
import io.ganymede.cli.provenance.SourceRevision;
import io.ganymede.cli.watch.JobRuns;
import io.ganymede.cli.watch.JobWatch;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.model.ModelCatalog;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ganymede compare}. */
@Command(
        name = "compare",
        description = {
            "Train presets under one budget and print one table of their scores.",
            "Each preset and seed is a job of the running platform. Ctrl-C leaves them running; the same command picks them"
                    + " up again, for their ids are made of what they train.",
            "A job that fails is a row with its reason. The exit code is 1 when all fail."
        })
public final class CompareCommand implements Callable<Integer> {
    private static final int HASH_DIGITS = 8;
    private static final String INTERRUPTED =
            "the jobs go on; the same command picks them up and ends with the table, './ganymede jobs' lists them";

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    /** Which presets. */
    static final class Choice {
        @Option(
                names = "--preset",
                paramLabel = "P",
                split = ",",
                description = "preset of a GAN; several by commas or by repeating the option")
        List<String> presets = List.of();

        @Option(names = "--all", description = "every preset of a GAN")
        boolean all;

        List<String> names() {
            return all ? GanPresets.names() : presets;
        }
    }

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // required
    Choice choice;

    @Option(
            names = {"--dataset", "--data"},
            paramLabel = "NAME[:VERSION]",
            required = true,
            converter = DatasetChoiceConverter.class,
            description = "data set, and version where it is not the newest; see 'ganymede dataset list'")
    @SuppressWarnings("NullAway.Init") // required
    DatasetChoice dataset;

    @Option(names = "--steps", paramLabel = "N", required = true, description = "training steps of every job")
    long steps;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "64",
            description = "images per update of every job (default: 64)")
    int batchSize;

    @Option(
            names = "--seed",
            paramLabel = "S",
            split = ",",
            defaultValue = "1",
            description = "seed of the training; with several, each preset has a job with each (default: 1)")
    List<Long> seeds = List.of();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "change one value of every request, as in 'ganymede submit'; may be repeated")
    List<String> assignments = List.of();

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "steps between checkpoints, each of which is scored (default: only the last)")
    @Nullable
    Long checkpointEvery;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "compare",
            description = "begin of the job ids; another name trains everything anew (default: compare)")
    String name = "compare";

    @Option(names = "--train-classifier", description = "train the reference classifier when the data set has none")
    boolean trainClassifier;

    @Option(
            names = "--promote",
            description =
                    "let good results become served models, as those of 'ganymede submit' do (default: they are only"
                            + " scored)")
    boolean promote;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "NAME.md, or NAME.json for that and NAME.md; samples go to the folder NAME beside it (default: a"
                            + " file in .ganymede/compare)")
    @Nullable
    Path out;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public CompareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ComparisonSettings wanted = new ComparisonSettings(
                name,
                dataset,
                choice.names(),
                seeds,
                steps,
                batchSize,
                checkpointEvery == null ? steps : checkpointEvery,
                assignments,
                promote);
        ReportFiles files = files(wanted.jobs());
        Connection connection = context.connection(options).requireBroker();
        ArtifactStore store = connection.openObjectStore();
        DatasetManifest manifest = new DatasetCatalog(store).resolve(dataset).manifest();
        ComparisonSettings settings = wanted.on(new DatasetChoice(manifest.name(), manifest.version()));
        List<ComparedJob> jobs = settings.jobs();
        ReferenceClassifier classifier = new ReferenceClassifier(
                new ModelCatalog(store), manifest, jobs.get(0).classifier());
        List<ComparisonRow> rows = run(connection, store, files, classifier, jobs);
        ComparisonReport report = new ComparisonReport(
                CommandText.of(spec),
                SourceRevision.of(context.installation()).orElse(null),
                Machine.describe(),
                manifest.name() + " version " + manifest.version(),
                manifest.contentDigest(),
                steps,
                batchSize,
                settings.seeds(),
                classifier.model(),
                classifier.accuracy().orElse(null),
                context.clock().instant(),
                rows);
        return finish(report, files);
    }

    private List<ComparisonRow> run(
            Connection connection,
            ArtifactStore store,
            ReportFiles files,
            ReferenceClassifier classifier,
            List<ComparedJob> jobs) {
        try (JobFeed feed = JobFeed.open(connection)) {
            JobWatch watch = new JobWatch(feed, System.out, context.terminal());
            JobRuns runs = new JobRuns(new RequestSender(connection, context.clock()), feed, watch, System.out);
            return InterruptNotice.during(System.err, INTERRUPTED, () -> {
                if (!classifier.published()) {
                    provide(classifier, runs);
                }
                return new Comparison(feed, watch, runs, store, files.pictures(), System.out).run(jobs);
            });
        }
    }

    private void provide(ReferenceClassifier classifier, JobRuns runs) {
        if (!classifier.trainable()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "warning: the data set has no classes for a reference classifier, so nothing will be scored;"
                                    + " name the classifier of another with --set evaluation.classifier=MODEL");
        } else if (trainClassifier) {
            classifier.train(runs, name);
        } else {
            throw classifier.missing();
        }
    }

    private int finish(ComparisonReport report, ReportFiles files) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println();
        terminal.print(ComparisonTable.of(report.rows()));
        terminal.println();
        files.write(report).forEach(file -> terminal.println("wrote " + file));
        terminal.println("samples in " + files.pictures());
        terminal.flush();
        return report.rows().stream().anyMatch(ComparisonRow::succeeded) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** The same comparison is kept in the same files. */
    private ReportFiles files(List<ComparedJob> jobs) {
        if (out != null) {
            return ReportFiles.of(out);
        }
        String ids = jobs.stream().map(ComparedJob::jobId).collect(Collectors.joining("\n"));
        String hash = Digest.of(ids.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
        return ReportFiles.of(
                context.home().resolve("compare").resolve(name + "-" + dataset.name() + "-" + hash + ".md"));
    }
}
