package io.ganymede.cli.evaluate;

import io.ganymede.cli.dataset.ImportProgress;
import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.cli.dataset.scratch.ScratchDirectory;
import io.ganymede.cli.evaluate.side.ClassAgreement;
import io.ganymede.cli.evaluate.side.ImageSide;
import io.ganymede.cli.evaluate.side.LabelFile;
import io.ganymede.cli.evaluate.side.OpenSide;
import io.ganymede.cli.evaluate.side.SampleLabels;
import io.ganymede.cli.evaluate.side.Side;
import io.ganymede.cli.evaluate.side.SideReader;
import io.ganymede.cli.evaluate.side.SideRequest;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ClassificationOrder;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final OfflineTrainer trainer;
    private final LocalSource.Settings sources;
    private final ImportProgress progress;
    private final Consumer<String> notes;

    /**
     * An evaluation.
     *
     * @param store asked for data sets and classifiers of the platform only
     * @param trainer asked only when the scores need classifiers of their own
     * @param sources how archives are unpacked; its directory gets all scratch files
     * @param notes takes what is worth knowing of the sides, before the evaluator begins
     */
    public Evaluation(
            Supplier<ArtifactStore> store,
            OfflineEvaluator evaluator,
            OfflineTrainer trainer,
            LocalSource.Settings sources,
            ImportProgress progress,
            Consumer<String> notes) {
        this.store = store;
        this.evaluator = evaluator;
        this.trainer = trainer;
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
            Prepared prepared = prepare(request, scratch.path());
            Path file = scratch.path().resolve("order.json");
            write(prepared.order(), file);
            code = carriedOut(prepared, file, request.out());
        }
        if (code == OfflineEvaluator.BAD_INPUT) {
            return Optional.empty();
        }
        if (code != OfflineEvaluator.OK) {
            throw failed(code);
        }
        return Optional.of(EvaluationReport.read(request.out().json()));
    }

    /**
     * What is ready to be evaluated.
     *
     * @param classifiers that are to be trained before; absent when none are wanted, or the sides have no images with classes
     */
    private record Prepared(EvaluationOrder order, Optional<ClassificationOrder> classifiers) {}

    /** The evaluator's exit code; directories that were made for files that it has not written are gone again. */
    private int carriedOut(Prepared prepared, Path file, ReportPlace out) {
        NewFolders folders = out.prepare();
        try {
            if (prepared.classifiers().isPresent()) {
                // The evaluator looks at its order first: a slip must not be told after minutes of training.
                int checked = evaluator.check(file);
                if (checked != OfflineEvaluator.OK) {
                    return checked;
                }
                write(
                        prepared.order()
                                .with(trainer.classify(prepared.classifiers().get())),
                        file);
            }
            return evaluator.run(file);
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

    private Prepared prepare(EvaluationRequest request, Path scratch) {
        List<OpenSide> sides = new ArrayList<>();
        try {
            SideReader reader = new SideReader(store, scratch, sources);
            Stream.concat(Stream.of(request.reference(), request.generated()), Stream.ofNullable(request.training()))
                    .forEach(side -> sides.add(reader.open(side)));
            FeatureSource features =
                    new FeatureSources(store, scratch, request.asksForImagesAlone()).find(request.features(), sides);
            Map<Side, SampleLabels> labels = agreed(sides, features, request.labels());
            SideWriter writer = new SideWriter(scratch, features, progress);
            Map<Side, Path> files = writer.write(sides, labels);
            sides.forEach(side -> side.notes()
                    .forEach(note -> notes.accept(side.request().side().word() + ": " + note)));
            EvaluationOrder order = order(request, features.ordered(), files, labels);
            return new Prepared(
                    order,
                    request.asksForClassifiers()
                            ? classifiers(request, order, sides, labels, scratch.resolve("classification.json"))
                            : Optional.empty());
        } finally {
            sides.forEach(OpenSide::close);
        }
    }

    private static void write(EvaluationOrder order, Path file) {
        try {
            Files.writeString(file, Json.pretty(order));
        } catch (IOException e) {
            throw new UncheckedIOException("the order cannot be written to '" + file + "'", e);
        }
    }

    /** The classifiers of an order; none when a side that must be has no images with a class each, which the evaluator tells. */
    private Optional<ClassificationOrder> classifiers(
            EvaluationRequest request,
            EvaluationOrder order,
            List<OpenSide> sides,
            Map<Side, SampleLabels> labels,
            Path out) {
        Set<Side> usable = EnumSet.noneOf(Side.class);
        sides.stream()
                .filter(ImageSide.class::isInstance)
                .map(side -> side.request().side())
                .filter(side -> labels.getOrDefault(side, SampleLabels.NONE).areComplete())
                .forEach(usable::add);
        if (!usable.containsAll(EnumSet.of(Side.REFERENCE, Side.GENERATED))) {
            return Optional.empty();
        }
        OrderedSide training = usable.contains(Side.TRAINING) ? order.training() : null;
        if (training == null) {
            notes.accept("cas: "
                    + (order.training() == null
                            ? "no training images are given"
                            : "not every training image has a class")
                    + ", so that one half of the reference is trained on and the other tested on");
        }
        return Optional.of(new ClassificationOrder(
                ClassificationOrder.VERSION,
                order.generated(),
                order.reference(),
                training,
                order.samples(),
                request.casSteps(),
                order.seed(),
                order.threads(),
                out.toAbsolutePath().toString()));
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
                null,
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
