package io.ganymede.evaluator.reference;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.survey.ImageStatistics;
import io.ganymede.evaluator.survey.ImageSurvey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statistics of real images: from memory, else from the object store, else computed and kept. Thread-safe; one caller
 * computes at a time.
 */
public final class ReferenceLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceLibrary.class);
    private static final int IN_MEMORY = 4;

    private final ArtifactStore store;
    private final LinearAlgebra algebra;
    private final ReferenceShelf shelf;
    private final RecentlyUsed<String, ImageStatistics> recent = new RecentlyUsed<>(IN_MEMORY);

    /** A library that notes the given pairs beside what it keeps. */
    public ReferenceLibrary(ArtifactStore store, LinearAlgebra algebra, Map<String, String> provenance, Clock clock) {
        this.store = store;
        this.algebra = algebra;
        this.shelf = new ReferenceShelf(store, provenance, clock);
    }

    /**
     * The statistics of a split.
     *
     * @param network the split's classifier, loaded
     * @throws io.ganymede.common.error.PlatformException with reason DatasetUnavailable when there is no such split
     */
    public synchronized ImageStatistics of(RealSplit split, ClassifierNetwork network) {
        Optional<ImageStatistics> known = recent.find(split.folder());
        if (known.isPresent()) {
            return known.get();
        }
        Optional<ImageStatistics> kept = shelf.find(split);
        ImageStatistics statistics = kept.orElseGet(() -> compute(split, network));
        recent.put(split.folder(), statistics);
        return statistics;
    }

    private ImageStatistics compute(RealSplit split, ClassifierNetwork network) {
        try (ScratchFile scratch = new ScratchFile()) {
            store.download(split.description().file(), scratch.path());
            try (DatasetSplit images = DatasetSplit.open(scratch.path(), split.dataset(), split.split())) {
                ImageStatistics statistics =
                        new ImageSurvey(network, algebra).of(new RealImages(images, split.labelled()), 1);
                shelf.put(split, statistics);
                LOG.info(
                        "reference statistics computed split={} classifier={} images={}",
                        split.label(),
                        split.classifier().label(),
                        statistics.count());
                return statistics;
            }
        }
    }
}
