package io.ganymede.evaluator.reference;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.image.FirstImages;
import io.ganymede.evaluator.image.ImagePart;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.page.Neighbours;
import io.ganymede.evaluator.page.Picture;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.survey.ImageSurvey;
import io.ganymede.evaluator.survey.SeenRows;
import io.ganymede.evaluator.survey.Survey;
import java.util.List;
import java.util.Optional;

/**
 * Real images with what a classifier saw of each, as a side of a search for neighbours: from memory, else read and looked at. As many
 * images of the beginning of a split as fit into {@value #LARGEST_BYTES} bytes. Thread-safe; one caller looks at a time.
 */
public final class RealRows {
    private static final long LARGEST_BYTES = 96L << 20;
    private static final int IN_MEMORY = 1;

    private final ArtifactStore store;
    private final LinearAlgebra algebra;
    private final RecentlyUsed<String, Neighbours.Side> recent = new RecentlyUsed<>(IN_MEMORY);

    public RealRows(ArtifactStore store, LinearAlgebra algebra) {
        this.store = store;
        this.algebra = algebra;
    }

    /**
     * The first images of a split.
     *
     * @param network the split's classifier, loaded
     * @throws io.ganymede.common.error.PlatformException with reason DatasetUnavailable when there is no such split
     */
    public synchronized Neighbours.Side of(RealSplit split, ClassifierNetwork network) {
        Optional<Neighbours.Side> known = recent.find(split.folder());
        if (known.isPresent()) {
            return known.get();
        }
        try (ScratchFile scratch = new ScratchFile()) {
            store.download(split.description().file(), scratch.path());
            try (DatasetSplit images = DatasetSplit.open(scratch.path(), split.dataset(), split.split())) {
                Neighbours.Side side = side(images, split.dataset().classes(), network);
                recent.put(split.folder(), side);
                return side;
            }
        }
    }

    private Neighbours.Side side(DatasetSplit images, List<String> classes, ClassifierNetwork network) {
        Shape shape = images.imageShape();
        long each = shape.elements() + SeenRows.bytes(1, network.featureDimensions(), network.classes());
        int count = (int) Math.min(images.count(), LARGEST_BYTES / each);
        byte[] pixels = new byte[Math.multiplyExact(count, shape.elements())];
        int[] labels = new int[count];
        for (int image = 0; image < count; image++) {
            images.copyImage(image, pixels, image * shape.elements());
            labels[image] = images.label(image);
        }
        ImageStack stack = new ImageStack(pixels, shape);
        return new Neighbours.Side(
                features(images, count, network),
                row -> new Picture(stack, row),
                row -> labels[row] == LabelSpace.UNLABELLED ? "" : classes.get(labels[row]));
    }

    private RowSet features(DatasetSplit images, int count, ClassifierNetwork network) {
        Survey survey = new ImageSurvey(network, algebra)
                .of(new FirstImages(new RealImages(images, false), count), 1, ImagePart.all(count), true);
        SeenRows rows = survey.rows();
        if (rows == null) {
            throw new IllegalStateException("a survey that was asked for rows has none");
        }
        return rows.features();
    }
}
