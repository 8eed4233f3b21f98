package io.ganymede.evaluator.reference;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.survey.GroupSurvey;
import io.ganymede.evaluator.survey.ImageGroups;
import io.ganymede.evaluator.survey.ImageStatistics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Statistics of the real images that have an attribute, attribute by attribute: from memory, else computed. An image of which an
 * attribute is not known counts as one without it. Thread-safe; one caller computes at a time.
 */
public final class AttributeReferences {
    private static final int IN_MEMORY = 4;

    private final ArtifactStore store;
    private final LinearAlgebra algebra;
    private final RecentlyUsed<Key, List<ImageStatistics>> recent = new RecentlyUsed<>(IN_MEMORY);

    /** A split seen through a classifier, and the attributes that are wanted of it. */
    private record Key(String folder, List<String> names) {}

    public AttributeReferences(ArtifactStore store, LinearAlgebra algebra) {
        this.store = store;
        this.algebra = algebra;
    }

    /**
     * The statistics of the images with each of some binary attributes, in the order of the names.
     *
     * @param network the split's classifier, loaded
     * @throws io.ganymede.common.error.PlatformException with reason InvalidArgument when the data set has no such attribute,
     *     DatasetUnavailable when there is no such split
     */
    public synchronized List<ImageStatistics> of(RealSplit split, List<String> names, ClassifierNetwork network) {
        Key key = new Key(split.folder(), List.copyOf(names));
        Optional<List<ImageStatistics>> known = recent.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        List<ImageStatistics> statistics = compute(split, AttributeLibrary.columns(split, names), network);
        recent.put(key, statistics);
        return statistics;
    }

    /** The engine that the statistics are made with. */
    public LinearAlgebra algebra() {
        return algebra;
    }

    private List<ImageStatistics> compute(RealSplit split, int[] columns, ClassifierNetwork network) {
        try (ScratchFile scratch = new ScratchFile()) {
            store.download(split.description().file(), scratch.path());
            try (DatasetSplit images = DatasetSplit.open(scratch.path(), split.dataset(), split.split())) {
                ImageGroups groups = AttributeLibrary.groups(images, split, columns);
                GroupSurvey survey = new GroupSurvey(groups, network.featureDimensions(), network.classes(), algebra);
                RealImages source = new RealImages(images, false);
                PixelBatch batch = new PixelBatch(network.rows(), source.imageShape());
                for (int rows = source.read(batch); rows > 0; rows = source.read(batch)) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new CancellationException("the survey of images was interrupted");
                    }
                    network.run(batch, rows);
                    for (int row = 0; row < rows; row++) {
                        survey.add(
                                network.features(row),
                                network.logits(rows).slice(row * network.classes(), network.classes()));
                    }
                }
                return survey.statistics();
            }
        }
    }
}
