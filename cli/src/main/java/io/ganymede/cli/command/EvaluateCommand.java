package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.dataset.archive.DownloadSettings;
import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.cli.dataset.archive.UnpackLimits;
import io.ganymede.cli.dataset.format.SourceFormats;
import io.ganymede.cli.evaluate.Evaluation;
import io.ganymede.cli.evaluate.EvaluationReport;
import io.ganymede.cli.evaluate.EvaluationRequest;
import io.ganymede.cli.evaluate.EvaluatorProcess;
import io.ganymede.cli.evaluate.FeatureChoice;
import io.ganymede.cli.evaluate.OfflineEvaluator;
import io.ganymede.cli.evaluate.ReportPlace;
import io.ganymede.cli.evaluate.ReportTable;
import io.ganymede.cli.evaluate.TrainerProcess;
import io.ganymede.cli.evaluate.side.Side;
import io.ganymede.cli.evaluate.side.SideRequest;
import io.ganymede.common.evaluation.KnownScore;
import io.ganymede.common.evaluation.ProtocolNames;
import io.ganymede.common.evaluation.ScoreGroups;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ganymede evaluate}. */
@Command(
        name = "evaluate",
        sortOptions = false,
        description = {
            "Score generated samples against real ones: FID, AM Score, precision and the like, each with its error.",
            "A source is a folder of images, an archive, IDX or CIFAR files, .npy, .npz or .safetensors, or a data set of the"
                    + " platform: dataset:NAME[:VERSION][/SPLIT]. Only the latter, and classifiers, need the platform.",
            "Leaves a report as JSON, and beside it a page. More: docs/evaluation.md."
        })
public final class EvaluateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Option(names = "--reference", paramLabel = "SOURCE", required = true, description = "real samples")
    @SuppressWarnings("NullAway.Init") // required
    String reference;

    @Option(names = "--generated", paramLabel = "SOURCE", required = true, description = "samples to be scored")
    @SuppressWarnings("NullAway.Init") // required
    String generated;

    @Option(
            names = "--training",
            paramLabel = "SOURCE",
            description = "what the generator was trained on, for AM Score and memorisation (default: the reference"
                    + " stands in)")
    @Nullable
    String training;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "labels of the generated samples, in their order, where the source has none: .npy, .csv, .txt")
    @Nullable
    Path labels;

    @Option(
            names = "--features",
            paramLabel = "F",
            defaultValue = "auto",
            completionCandidates = FeatureForms.class,
            description =
                    "where features come from: ${COMPLETION-CANDIDATES}. auto is the classifier of the reference's"
                            + " data set, or none, for sources that hold features or logits (default: ${DEFAULT-VALUE})")
    String features = "auto";

    @Option(
            names = "--metrics",
            paramLabel = "M",
            split = ",",
            defaultValue = "all",
            completionCandidates = MetricNames.class,
            description =
                    "metrics and groups of them, by commas: ${COMPLETION-CANDIDATES} (default: all that the samples"
                            + " allow). No group has cas, which trains classifiers: name it, as in all,cas")
    List<String> metrics = List.of();

    @Option(
            names = "--protocol",
            paramLabel = "P",
            defaultValue = ProtocolNames.OWN,
            completionCandidates = ProtocolChoice.class,
            description = "whose conventions: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    String protocol = ProtocolNames.OWN;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "report, NAME.json; the page becomes NAME.html")
    @SuppressWarnings("NullAway.Init") // required
    Path out;

    @Option(
            names = "--save-statistics",
            paramLabel = "FILE",
            description =
                    "mean and covariance of the generated features, NAME.npz with mu and sigma, as other tools and"
                            + " --reference read them")
    @Nullable
    Path statistics;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "most generated samples, drawn by the seed (default: all)")
    @Nullable
    Integer samples;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "seed of every draw (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--cas-steps",
            paramLabel = "N",
            defaultValue = "1000",
            description = "steps of each of the two classifiers that are trained for cas (default: ${DEFAULT-VALUE})")
    long casSteps;

    @Option(
            names = "--reference-format",
            paramLabel = "F",
            completionCandidates = FormatNames.class,
            description = "format of the reference, where a look does not tell: ${COMPLETION-CANDIDATES}")
    @Nullable
    String referenceFormat;

    @Option(names = "--generated-format", paramLabel = "F", description = "format of the generated samples, likewise")
    @Nullable
    String generatedFormat;

    @Option(names = "--training-format", paramLabel = "F", description = "format of the training samples, likewise")
    @Nullable
    String trainingFormat;

    @Option(
            names = "--reference-split",
            paramLabel = "SPLIT",
            description = "split of a reference that has several (default: test)")
    @Nullable
    String referenceSplit;

    @Option(
            names = "--generated-split",
            paramLabel = "SPLIT",
            description = "split of generated samples that have several; must be said then")
    @Nullable
    String generatedSplit;

    @Option(
            names = "--training-split",
            paramLabel = "SPLIT",
            description = "split of training samples that have several (default: train)")
    @Nullable
    String trainingSplit;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "threads of the evaluator, and of trainings for cas (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "2g",
            description = "memory of the evaluator, such as 512m or 4g (default: ${DEFAULT-VALUE})")
    String heap = "2g";

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "directory with room for the converted samples (default: .ganymede/scratch)")
    @Nullable
    Path work;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public EvaluateCommand(CommandContext context) {
        this.context = context;
    }

    /** Forms of {@code --features}, for the help. */
    static final class FeatureForms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FeatureChoice.FORMS.iterator();
        }
    }

    /** Names of scores and groups, for the help. */
    static final class MetricNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(ScoreGroups.NAMES.stream(), KnownScore.names().stream())
                    .iterator();
        }
    }

    /** Names of protocols, for the help. */
    static final class ProtocolChoice implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ProtocolNames.ALL.iterator();
        }
    }

    /** Names of formats, for the help. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SourceFormats.ALL.names().iterator();
        }
    }

    @Override
    public Integer call() {
        EvaluationRequest request = request();
        OfflineEvaluator evaluator = new EvaluatorProcess(context.installation(), heap);
        PrintWriter terminal = spec.commandLine().getOut();
        try (ImportView view = new ImportView("converting", context.terminal())) {
            Evaluation evaluation = new Evaluation(
                    () -> context.connection(options).openObjectStore(),
                    evaluator,
                    new TrainerProcess(context.installation(), System.out, context.terminal()),
                    sources(view),
                    view,
                    note -> tell(terminal, "note: " + note));
            Optional<EvaluationReport> report = evaluation.run(request);
            if (report.isEmpty()) {
                return ExitCode.SOFTWARE;
            }
            ReportTable.lines(report.get()).forEach(terminal::println);
            request.out().files().stream().filter(Files::exists).forEach(file -> terminal.println("wrote " + file));
            terminal.flush();
            return ExitCode.OK;
        }
    }

    private EvaluationRequest request() {
        return new EvaluationRequest(
                new SideRequest(Side.REFERENCE, reference, referenceFormat, referenceSplit),
                new SideRequest(Side.GENERATED, generated, generatedFormat, generatedSplit),
                training == null ? null : new SideRequest(Side.TRAINING, training, trainingFormat, trainingSplit),
                labels,
                FeatureChoice.parse(features),
                metrics,
                protocol,
                seed,
                samples,
                casSteps,
                threads,
                ReportPlace.of(out, statistics),
                CommandText.of(spec));
    }

    private LocalSource.Settings sources(ImportView view) {
        return new LocalSource.Settings(
                work == null ? context.scratch() : work, UnpackLimits.DEFAULT, DownloadSettings.DEFAULT, view);
    }

    private static void tell(PrintWriter terminal, String line) {
        terminal.println(line);
        terminal.flush();
    }
}
