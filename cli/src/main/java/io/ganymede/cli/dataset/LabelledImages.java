package io.ganymede.cli.dataset;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of the images of a source, with their labels.
 *
 * @param images file of shape [N, H, W] (grey) or [N, C, H, W]
 * @param labels file of shape [N]
 * @param selection which of them, in order
 */
public record LabelledImages(IdxFile images, IdxFile labels, List<Integer> selection) {
    public LabelledImages {
        selection = List.copyOf(selection);
    }

    /**
     * All images of a pair of files.
     *
     * @throws PlatformException with reason InvalidFile when the files do not belong together
     */
    static LabelledImages all(String what, IdxFile images, IdxFile labels) {
        int rank = images.dimensions().size();
        if (rank != 3 && rank != 4) {
            throw invalid(what, "images must be [N, H, W] or [N, C, H, W]: got " + images.dimensions());
        }
        if (labels.dimensions().size() != 1) {
            throw invalid(what, "labels must be [N]: got " + labels.dimensions());
        }
        if (images.count() != labels.count()) {
            throw invalid(what, "there are " + images.count() + " images but " + labels.count() + " labels");
        }
        return new LabelledImages(
                images, labels, IntStream.range(0, images.count()).boxed().toList());
    }

    int count() {
        return selection.size();
    }

    int label(int i) {
        return labels.element(selection.get(i));
    }

    Shape imageShape() {
        List<Integer> sizes = images.dimensions();
        return sizes.size() == 3
                ? Shape.of(1, sizes.get(1), sizes.get(2))
                : Shape.of(sizes.get(1), sizes.get(2), sizes.get(3));
    }

    LabelledImages select(List<Integer> positions) {
        return new LabelledImages(
                images, labels, positions.stream().map(selection::get).toList());
    }

    private static PlatformException invalid(String what, String problem) {
        return new PlatformException(Reason.INVALID_FILE, what + ": " + problem);
    }
}
