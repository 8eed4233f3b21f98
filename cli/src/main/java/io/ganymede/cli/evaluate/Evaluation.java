package io.ganymede.cli.evaluate;

import io.ganymede.cli.dataset.ImportProgress;
import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.cli.dataset.scratch.ScratchDirectory;
import io.ganymede.cli.evaluate.side.ClassAgreement;
import io.ganymede.cli.evaluate.side.LabelFile;
import io.ganymede.cli.evaluate.side.OpenSide;
import io.ganymede.cli.evaluate.side.SampleLabels;
import io.ganymede.cli.evaluate.side.Side;
import io.ganymede.cli.evaluate.side.SideReader;
import io.ganymede.cli.evaluate.side.SideRequest;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.common.evaluation.OrderedFeatures;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Converts the sides into files, has the evaluator work on them, and reads its report. */
public final class Evaluation {
    /** Exit code of a process that ended by SIGKILL, as the kernel ends it when memory runs out. */
    private static final int KILLED = 137;

    private final Supplier<ArtifactStore> store;
    private final OfflineEvaluator evaluator;
    private final LocalSource.Settings sources;
    private final ImportProgress progress;
    private final Consumer<String> notes;

    /**
     * An evaluation.
     *
     * @param store asked for data sets and classifiers of the platform only
     * @param sources how archives are unpacked; its directory gets all scratch files
     * @param notes takes what is worth knowing of the sides, before the evaluator begins
     */
    public Evaluation(
            Supplier<ArtifactStore> store,
            OfflineEvaluator evaluator,
            LocalSource.Settings sources,
            ImportProgress progress,
            Consumer<String> notes) {
        this.store = store;
        this.evaluator = evaluator;
        this.sources = sources;
        this.progress = progress;
        this.notes = notes;
    }

    /**
     * Evaluates. Leaves the report and the page, or nothing.
     *
     * @return empty when something in the order was wrong and the evaluator has told the user what
     * @throws PlatformException with reason InvalidArgument, InvalidFile, NotFound, ClassifierUnavailable, DatasetUnavailable or one
     *     of the object store; Internal when the evaluator has failed
     */
    public Optional<EvaluationReport> run(EvaluationRequest request) {
        FeatureSources.requireFiles(request.features());
        int code;
        try (ScratchDirectory scratch = ScratchDirectory.in(sources.temporary())) {
            code = carriedOut(prepare(request, scratch.path()), request.out());
        }
        if (code == OfflineEvaluator.BAD_INPUT) {
            return Optional.empty();
        }
        if (code != OfflineEvaluator.OK) {
            throw failed(code);
        }
        return Optional.of(EvaluationReport.read(request.out().json()));
    }

    /** The evaluator's exit code; directories that were made for files that it has not written are gone again. */
    private int carriedOut(Path order, ReportPlace out) {
        NewFolders folders = out.prepare();
        try {
            return evaluator.run(order);
        } finally {
            folders.close();
        }
    }

    private static PlatformException failed(int code) {
        return new PlatformException(
                Reason.INTERNAL,
                "the evaluator ended with exit code " + code
                        + (code == KILLED ? ", as one that is killed" : "")
                        + ": no report is written; where its memory ran out, --heap gives it more");
    }

    private Path prepare(EvaluationRequest request, Path scratch) {
        List<OpenSide> sides = new ArrayList<>();
        try {
            SideReader reader = new SideReader(store, scratch, sources);
            Stream.concat(Stream.of(request.reference(), request.generated()), Stream.ofNullable(request.training()))
                    .forEach(side -> sides.add(reader.open(side)));
            FeatureSource features = new FeatureSources(store, scratch).find(request.features(), sides);
            Map<Side, SampleLabels> labels = agreed(sides, features, request.labels());
            SideWriter writer = new SideWriter(scratch, features, progress);
            Map<Side, Path> files = writer.write(sides, labels);
            sides.forEach(side -> side.notes()
                    .forEach(note -> notes.accept(side.request().side().word() + ": " + note)));
            Path order = scratch.resolve("order.json");
            Files.writeString(order, Json.pretty(order(request, features.ordered(), files, labels)));
            return order;
        } catch (IOException e) {
            throw new UncheckedIOException("the order cannot be written to '" + scratch + "'", e);
        } finally {
            sides.forEach(OpenSide::close);
        }
    }

    /** The labels of each side in one order of classes: the network's where it has classes, else that of the first side that has. */
    private Map<Side, SampleLabels> agreed(List<OpenSide> sides, FeatureSource features, @Nullable Path file) {
        Map<Side, SampleLabels> labels = new EnumMap<>(Side.class);
        sides.forEach(side -> labels.put(side.request().side(), side.labels()));
        List<String> known =
                features.classes().isEmpty() ? sides.get(0).labels().classes() : features.classes();
        if (file != null) {
            labels.put(Side.GENERATED, named(sides.get(1), file, known));
        }
        String owner = features.label();
        List<String> classes = features.classes();
        for (OpenSide side : sides) {
            SampleLabels own = labels.getOrDefault(side.request().side(), SampleLabels.NONE);
            if (classes.isEmpty() && !own.isEmpty()) {
                owner = side.request().label();
                classes = own.classes();
            }
        }
        ClassAgreement agreement = new ClassAgreement(owner, classes);
        for (OpenSide side : sides) {
            labels.computeIfPresent(
                    side.request().side(),
                    (which, own) -> agreement.bring(side.request().label(), own));
        }
        agreement.notes().forEach(notes);
        return labels;
    }

    private static SampleLabels named(OpenSide generated, Path file, List<String> known) {
        if (!generated.labels().isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "--labels is for samples without labels: "
                            + generated.request().label() + " has labels of its own, "
                            + generated.labels().classes().size() + " classes");
        }
        return new LabelFile(file).read(generated.count(), known);
    }

    private static EvaluationOrder order(
            EvaluationRequest request,
            OrderedFeatures features,
            Map<Side, Path> files,
            Map<Side, SampleLabels> labels) {
        SideRequest training = request.training();
        return new EvaluationOrder(
                EvaluationOrder.VERSION,
                side(request.reference(), files, labels),
                side(request.generated(), files, labels),
                training == null ? null : side(training, files, labels),
                features,
                request.metrics(),
                request.protocol(),
                request.seed(),
                request.samples(),
                request.threads(),
                request.out().json().toString(),
                request.out().html().toString(),
                request.command(),
                request.out().statistics() == null
                        ? null
                        : request.out().statistics().toString());
    }

    private static OrderedSide side(SideRequest request, Map<Side, Path> files, Map<Side, SampleLabels> labels) {
        Side side = request.side();
        Path file = files.get(side);
        SampleLabels own = labels.get(side);
        if (file == null || own == null) {
            throw new IllegalStateException("side '" + side + "' was not written");
        }
        List<String> classes = own.classes();
        return new OrderedSide(file.toAbsolutePath().toString(), request.given(), classes.isEmpty() ? null : classes);
    }
}
