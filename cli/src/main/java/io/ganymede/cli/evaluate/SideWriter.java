package io.ganymede.cli.evaluate;

import io.ganymede.cli.dataset.ImageExtract;
import io.ganymede.cli.dataset.ImportProgress;
import io.ganymede.cli.evaluate.side.ImageSide;
import io.ganymede.cli.evaluate.side.MatrixSide;
import io.ganymede.cli.evaluate.side.OpenSide;
import io.ganymede.cli.evaluate.side.SampleLabels;
import io.ganymede.cli.evaluate.side.Side;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the file of each side. All sides get one number of channels: one when no image of any of them has colour, so that grey
 * images saved as RGB fit those with one channel.
 */
final class SideWriter {
    private static final int COLOURS = 3;

    private final Path folder;
    private final FeatureSource features;
    private final ImportProgress progress;

    SideWriter(Path folder, FeatureSource features, ImportProgress progress) {
        this.folder = folder;
        this.features = features;
        this.progress = progress;
    }

    /**
     * Writes the files.
     *
     * @param labels of each side, in the order of the agreed classes
     * @throws PlatformException with reason InvalidFile when sides do not fit each other or the network, or images are bad: all
     *     of all sides are told
     */
    Map<Side, Path> write(List<OpenSide> sides, Map<Side, SampleLabels> labels) {
        List<ImageSide> images = new ArrayList<>();
        List<MatrixSide> matrices = new ArrayList<>();
        for (OpenSide side : sides) {
            if (side instanceof ImageSide image) {
                images.add(image);
            } else if (side instanceof MatrixSide matrix) {
                matrices.add(matrix);
            }
        }
        requireEqualColumns(matrices);
        Map<Side, Path> files = new EnumMap<>(Side.class);
        for (MatrixSide side : matrices) {
            files.put(side.request().side(), side.write(folder, of(side, labels)));
        }
        files.putAll(writeImages(images, labels));
        return files;
    }

    private Map<Side, Path> writeImages(List<ImageSide> sides, Map<Side, SampleLabels> labels) {
        boolean isColoured = isColoured(sides);
        requireChannels(sides, isColoured);
        Map<Side, Path> files = new EnumMap<>(Side.class);
        List<String> failures = new ArrayList<>();
        long problems = 0;
        for (ImageSide side : sides) {
            ImageExtract.Written written = side.write(folder, isColoured, of(side, labels), progress);
            problems += written.problems();
            if (written.problems() > 0) {
                failures.add(side.request().label() + ": " + written.description());
            } else {
                requireShape(side, written.shape());
                files.put(side.request().side(), written.file());
            }
        }
        if (problems > 0) {
            throw invalid("nothing is evaluated because of " + problems + " problem" + (problems == 1 ? "" : "s") + ". "
                    + String.join("\n", failures));
        }
        return files;
    }

    private boolean isColoured(List<ImageSide> sides) {
        Shape wanted = features.imageShape();
        return (wanted != null && wanted.size(0) == COLOURS)
                || sides.stream().anyMatch(side -> side.images().isColoured());
    }

    /** An image of one channel has no colour that could be held against another's. */
    private void requireChannels(List<ImageSide> sides, boolean isColoured) {
        for (ImageSide side : sides) {
            if (isColoured && side.images().storedChannels() == 1) {
                String others = sides.stream()
                        .filter(other -> other.images().storedChannels() == COLOURS)
                        .findFirst()
                        .map(other -> other.request().label())
                        .orElse(features.label());
                throw invalid(side.request().label() + " has images of another number of channels than " + others
                        + ": got 1, expected " + COLOURS);
            }
        }
    }

    private void requireShape(ImageSide side, Shape got) {
        Shape wanted = features.imageShape();
        if (wanted != null && !wanted.equals(got)) {
            throw invalid(side.request().label() + " has images that do not fit " + features.label() + ": got " + got
                    + ", expected " + wanted + " [channels, height, width]");
        }
    }

    private static void requireEqualColumns(List<MatrixSide> sides) {
        for (String kind : List.of("features", "logits")) {
            List<MatrixSide> having =
                    sides.stream().filter(side -> side.columns(kind) > 0).toList();
            for (MatrixSide side : having) {
                MatrixSide first = having.get(0);
                if (side.columns(kind) != first.columns(kind)) {
                    throw invalid(side.request().label() + " has other " + kind + " than "
                            + first.request().label() + ": got " + side.columns(kind) + " numbers a sample, expected "
                            + first.columns(kind));
                }
            }
        }
    }

    private static SampleLabels of(OpenSide side, Map<Side, SampleLabels> labels) {
        return labels.getOrDefault(side.request().side(), SampleLabels.NONE);
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_FILE, message);
    }
}
