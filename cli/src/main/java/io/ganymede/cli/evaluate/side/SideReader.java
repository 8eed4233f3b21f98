package io.ganymede.cli.evaluate.side;

import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.cli.dataset.array.SafetensorsFormat;
import io.ganymede.cli.dataset.format.SourceDetection;
import io.ganymede.cli.dataset.format.SourceFormats;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceFormat;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the sources of sides. */
public final class SideReader {
    private static final String ADDRESS = "(?i)https?://.*";

    private final Supplier<ArtifactStore> store;
    private final Path scratch;
    private final LocalSource.Settings settings;

    /**
     * A reader.
     *
     * @param store asked for data sets of the platform only
     * @param scratch directory that is emptied after all sides are closed
     * @param settings how archives are unpacked
     */
    public SideReader(Supplier<ArtifactStore> store, Path scratch, LocalSource.Settings settings) {
        this.store = store;
        this.scratch = scratch;
        this.settings = settings;
    }

    /**
     * Opens a source.
     *
     * @return the side; the caller closes it
     * @throws PlatformException with reason NotFound, InvalidArgument, InvalidFile, TooLarge, DatasetUnavailable, or one of the
     *     object store
     */
    public OpenSide open(SideRequest request) {
        Optional<DatasetAddress> dataset = DatasetAddress.parse(request.given());
        if (dataset.isPresent()) {
            return dataset(request, dataset.get());
        }
        if (request.given().matches(ADDRESS)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    request.label() + " is an address: expected a file or directory of this machine, or dataset:NAME;"
                            + " './ganymede dataset import' takes addresses");
        }
        @Nullable SourceFormat format = request.format() == null ? null : format(request, request.format());
        LocalSource local = LocalSource.open(request.given(), null, settings);
        try {
            Optional<MatrixFile> matrices = format == null ? MatrixFile.open(local.root()) : Optional.empty();
            if (matrices.isPresent()) {
                requireNoSplit(request);
                return new MatrixSide(request, local, matrices.get());
            }
            SourceFormat chosen = format == null
                    ? SourceDetection.of(
                            local.root(), request.given(), request.side().formatOption())
                    : format;
            return images(request, local, chosen.open(local.root(), SourceOptions.NONE), null);
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    private OpenSide dataset(SideRequest request, DatasetAddress address) {
        if (request.format() != null) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    request.label() + " is a data set of the platform: "
                            + request.side().formatOption() + " is for files only");
        }
        DatasetManifest manifest = new DatasetCatalog(store.get())
                .require(address.name(), address.version())
                .manifest();
        String split = split(request, address, manifest);
        Path folder = scratch.resolve(request.side().word() + "-source");
        Path file = folder.resolve(split + ".safetensors");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("directory '" + folder + "' cannot be created", e);
        }
        store.get().download(manifest.split(split).file(), file);
        ImageSource source = new SafetensorsFormat().open(file, named(manifest.classes()));
        SideRequest chosen = new SideRequest(request.side(), request.given(), null, null);
        return images(chosen, LocalSource.open(file.toString(), null, settings), source, manifest);
    }

    private static String split(SideRequest request, DatasetAddress address, DatasetManifest manifest) {
        String named = address.split() == null ? request.split() : address.split();
        if (address.split() != null
                && request.split() != null
                && !address.split().equals(request.split())) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    request.label() + " and " + request.side().splitOption() + " name different splits: got '"
                            + address.split() + "' and '" + request.split() + "'");
        }
        if (named != null) {
            return named;
        }
        return request.side()
                .defaultSplit()
                .orElseThrow(() -> new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        request.label() + " has the splits " + manifest.splits().keySet()
                                + ": expected a choice of one, such as " + request.given() + "/"
                                + DatasetManifest.TRAIN));
    }

    private static ImageSide images(
            SideRequest request, LocalSource local, ImageSource source, @Nullable DatasetManifest manifest) {
        try {
            return new ImageSide(request, local, source, manifest);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static SourceFormat format(SideRequest request, String name) {
        SourceFormat format = SourceFormats.ALL.find(name);
        if (format == null) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    request.side().formatOption() + ": "
                            + NearestName.unknown("format", name, SourceFormats.ALL.names()));
        }
        return format;
    }

    private static void requireNoSplit(SideRequest request) {
        if (request.split() != null) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    request.label() + " holds matrices, which have no splits: "
                            + request.side().splitOption() + " '" + request.split() + "' cannot be taken of it");
        }
    }

    private static SourceOptions named(List<String> classes) {
        SourceOptions none = SourceOptions.NONE;
        return new SourceOptions(classes, null, List.of(), null, null, null, null, null, none.background());
    }
}
