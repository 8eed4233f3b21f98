package io.ganymede.cli.evaluate.side;

import io.ganymede.cli.dataset.ImageExtract;
import io.ganymede.cli.dataset.ImportProgress;
import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A side of images: {@code images} U8 [N, C, H, W], {@code labels} I64 [N]. */
public final class ImageSide implements OpenSide {
    private static final int FEWEST = 2;

    private final SideRequest request;
    private final LocalSource files;
    private final ImageSource source;
    private final @Nullable DatasetManifest dataset;
    private final int[] examples;
    private final ImageExtract extract;

    /**
     * Chooses the images of a side.
     *
     * @param files where the source is, closed with the side
     * @param source the source, closed with the side; still the caller's when this fails
     * @param dataset the platform's data set that it is, if it is one
     * @throws PlatformException with reason InvalidArgument when the split is unknown or not said, InvalidFile for fewer than two
     *     images
     */
    ImageSide(SideRequest request, LocalSource files, ImageSource source, @Nullable DatasetManifest dataset) {
        this.request = request;
        this.files = files;
        this.source = source;
        this.dataset = dataset;
        this.examples = chosen(request, source);
        if (examples.length < FEWEST && source.problems().isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    request.label() + " has too few images: got " + examples.length + ", expected at least " + FEWEST);
        }
        this.extract = ImageExtract.of(source, examples);
    }

    /** The data set of the platform that the images are of, if they are of one. */
    public Optional<DatasetManifest> dataset() {
        return Optional.ofNullable(dataset);
    }

    /** What the images are like. */
    public ImageExtract images() {
        return extract;
    }

    /**
     * Writes the side's file.
     *
     * @param labels the labels that the file gets
     */
    public ImageExtract.Written write(
            Path folder, boolean isThreeChannels, SampleLabels labels, ImportProgress progress) {
        return extract.write(folder, request.side().word(), isThreeChannels, labels.classes(), labels::value, progress);
    }

    @Override
    public SideRequest request() {
        return request;
    }

    @Override
    public int count() {
        return examples.length;
    }

    @Override
    public SampleLabels labels() {
        int[] labels = IntStream.of(examples).map(source::label).toArray();
        boolean isAny = IntStream.of(labels).anyMatch(label -> label >= 0);
        return isAny ? new SampleLabels(source.labels().classes(), labels) : SampleLabels.NONE;
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(source.notes());
        if (examples.length > 0 && examples.length < source.count()) {
            notes.add("took " + examples.length + " of " + source.count() + " images: those of split '"
                    + source.split(examples[0]) + "'");
        }
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        source.close();
        files.close();
    }

    private static int[] chosen(SideRequest request, ImageSource source) {
        Set<String> splits = new TreeSet<>();
        for (int example = 0; example < source.count(); example++) {
            String split = source.split(example);
            if (split != null) {
                splits.add(split);
            }
        }
        String wanted = wanted(request, splits);
        return IntStream.range(0, source.count())
                .filter(example -> wanted == null || Objects.equals(wanted, source.split(example)))
                .toArray();
    }

    private static @Nullable String wanted(SideRequest request, Set<String> splits) {
        String named = request.split();
        if (named == null && splits.size() < 2) {
            return null;
        }
        String wanted = named == null ? request.side().defaultSplit().orElse(null) : named;
        if (wanted == null) {
            throw invalid(request.label() + " has the splits " + splits + ": expected a choice of one by "
                    + request.side().splitOption());
        }
        if (!splits.contains(wanted)) {
            throw invalid(
                    splits.isEmpty()
                            ? request.label() + " has no splits: "
                                    + request.side().splitOption() + " '" + wanted + "' cannot be taken of it"
                            : request.label() + ": " + NearestName.unknown("split", wanted, splits) + "; "
                                    + request.side().splitOption() + " names one");
        }
        return wanted;
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_ARGUMENT, message);
    }
}
