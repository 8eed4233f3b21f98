package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.dataset.DatasetImport;
import io.ganymede.cli.dataset.DatasetTables;
import io.ganymede.cli.dataset.ImportOptions;
import io.ganymede.cli.dataset.ImportReport;
import io.ganymede.cli.dataset.ImportResult;
import io.ganymede.cli.dataset.archive.DownloadSettings;
import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.cli.dataset.archive.UnpackLimits;
import io.ganymede.cli.dataset.format.SourceFormats;
import io.ganymede.cli.dataset.labels.LabelDerivation;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceFormat;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.terminal.OutputFile;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.json.Json;
import io.ganymede.common.naming.NearestName;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede dataset import NAME}. */
@Command(
        name = "import",
        sortOptions = false,
        description = {
            "Store images as a new version of a data set.",
            "All problems are told at once, and nothing is stored then; see --skip-bad. More: docs/datasets.md."
        })
public final class DatasetImportCommand implements Runnable {
    private static final String NOT_STATED = "not stated";

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "name of the data set: lower-case letters, digits and dashes")
    @SuppressWarnings("NullAway.Init") // required
    String name;

    @Option(
            names = "--format",
            paramLabel = "F",
            required = true,
            completionCandidates = FormatNames.class,
            description = "format: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // required
    String format;

    @Option(
            names = "--from",
            paramLabel = "PATH",
            required = true,
            description = "directory, file, archive (.zip, .tar, .tar.gz), or http(s) address of one")
    @SuppressWarnings("NullAway.Init") // required
    String from;

    @Option(
            names = "--sha256",
            paramLabel = "HEX",
            description = "SHA-256 of the file or archive; needed for addresses")
    @Nullable
    String sha256;

    @Mixin
    SourceFlags files = new SourceFlags();

    @Mixin
    LabelFlags labels = new LabelFlags();

    @Mixin
    PreparationFlags preparation = new PreparationFlags();

    @Mixin
    SelectionFlags selection = new SelectionFlags();

    @Option(
            names = "--skip-bad",
            description = "leave out what is bad and import the rest; what was left out is recorded")
    boolean skipBad;

    @Option(names = "--keep-duplicates", description = "keep images that two splits share")
    boolean keepDuplicates;

    @Option(names = "--report", paramLabel = "FILE", description = "write all problems to a JSON file")
    @Nullable
    Path report;

    @Option(
            names = "--licence",
            paramLabel = "TEXT",
            defaultValue = NOT_STATED,
            description = "licence of the images (default: ${DEFAULT-VALUE})")
    String licence = NOT_STATED;

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "where the images come from (default: the address of --from, if it is one)")
    @Nullable
    String source;

    @Option(
            names = "--max-unpacked",
            paramLabel = "GIB",
            defaultValue = "64",
            description = "largest size of an unpacked archive or of a download, in GiB (default: ${DEFAULT-VALUE})")
    int maxUnpackedGib;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "directory with room for the unpacked source and the result (default: .ganymede/scratch)")
    @Nullable
    Path work;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public DatasetImportCommand(CommandContext context) {
        this.context = context;
    }

    /** The names of all formats, for the help. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SourceFormats.ALL.names().iterator();
        }
    }

    @Override
    public void run() {
        DatasetImport.requireName(name);
        SourceFormat layout = SourceFormats.ALL.find(format);
        if (layout == null) {
            throw new ParameterException(
                    spec.commandLine(), NearestName.unknown("format", format, SourceFormats.ALL.names()));
        }
        SourceOptions fileOptions = files.options(layout);
        LabelDerivation derivation = labels.derivation();
        ImportOptions choices = importOptions();
        ArtifactStore store = context.connection(options).openObjectStore();
        PrintWriter out = spec.commandLine().getOut();
        try (ImportView view = new ImportView("importing", context.terminal());
                LocalSource local = LocalSource.open(from, sha256, sourceSettings(view));
                ImageSource opened = layout.open(local.root(), fileOptions);
                ImageSource images = derivation.apply(opened)) {
            ImportOptions described = choices.withSource(source == null ? origin(local) : source);
            tell(out, new DatasetImport(store, context.clock()).run(name, images, described, work(), view));
        }
    }

    private LocalSource.Settings sourceSettings(ImportView view) {
        if (maxUnpackedGib < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--max-unpacked must be at least 1 GiB: got " + maxUnpackedGib);
        }
        long bytes = Math.multiplyExact((long) maxUnpackedGib, 1L << 30);
        DownloadSettings patient = DownloadSettings.DEFAULT;
        return new LocalSource.Settings(
                work(),
                new UnpackLimits(bytes, UnpackLimits.DEFAULT.entries()),
                new DownloadSettings(
                        patient.connectTimeout(), patient.idleTimeout(), patient.tries(), patient.retryDelay(), bytes),
                view);
    }

    private ImportOptions importOptions() {
        Map<String, String> record = new TreeMap<>();
        record.putAll(files.record());
        record.putAll(labels.record());
        record.putAll(preparation.record());
        record.putAll(selection.record());
        SelectionFlags.put(record, "--skip-bad", skipBad ? "" : null);
        SelectionFlags.put(record, "--keep-duplicates", keepDuplicates ? "" : null);
        return new ImportOptions(
                format,
                selection.options(),
                preparation.preparation(),
                skipBad,
                keepDuplicates,
                licence,
                NOT_STATED,
                record);
    }

    /** An address says where images come from; a path of this machine says nothing to others. */
    private String origin(LocalSource local) {
        return from.contains("://") ? local.description() : NOT_STATED;
    }

    private Path work() {
        return work == null ? context.scratch() : work;
    }

    private void tell(PrintWriter out, ImportResult result) {
        ImportReport found = result.report();
        if (report != null) {
            OutputFile.write(report, Json.pretty(found).getBytes(StandardCharsets.UTF_8));
        }
        found.notes().forEach(note -> out.println("note: " + note));
        out.flush();
        DatasetManifest manifest = result.require().manifest();
        if (found.count() > 0) {
            out.println((keepDuplicates ? "bad, or kept twice: " : "left out: ") + found.describe());
        }
        out.print(DatasetTables.classes(manifest));
        out.println("data set " + manifest.name() + " version " + manifest.version()
                + (result.isNew() ? "" : ", which holds the same already") + ": "
                + DatasetTables.splits(manifest) + " images " + manifest.imageShape());
        out.println("look at it: ./ganymede dataset show " + manifest.name());
        out.flush();
    }
}
