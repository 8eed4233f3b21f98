package io.ganymede.evaluator.reference;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.evaluator.page.ClassSamples;
import io.ganymede.evaluator.survey.ImageGroups;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A few real images of each class: from memory, else read from the data set. Thread-safe; one caller reads at a time. */
public final class RealSamples {
    private static final int IN_MEMORY = 4;

    private final ArtifactStore store;
    private final int most;
    private final RecentlyUsed<Key, ClassSamples> recent = new RecentlyUsed<>(IN_MEMORY);

    /** A split of a data set, seen with or without its classes, or by some attributes. */
    private record Key(String datasetDigest, String split, boolean labelled, List<String> attributes) {}

    /** @param most images of each class */
    public RealSamples(ArtifactStore store, int most) {
        this.store = store;
        this.most = most;
    }

    /**
     * The first images of each class, in order of the label; of all images together when they are not seen with their classes.
     *
     * @throws io.ganymede.common.error.PlatformException with reason DatasetUnavailable when there is no such split
     */
    public synchronized ClassSamples of(RealSplit split, boolean labelled) {
        return known(new Key(split.datasetDigest(), split.split(), labelled, List.of()), split, images -> {
            int classes = labelled ? split.dataset().classes().size() : 1;
            return ClassSamples.of(images, classes, most, labelled);
        });
    }

    /**
     * The first images with each of some attributes, in the order of the names.
     *
     * @throws io.ganymede.common.error.PlatformException with reason InvalidArgument when the data set has no such attribute,
     *     DatasetUnavailable when there is no such split
     */
    public synchronized ClassSamples ofAttributes(RealSplit split, List<String> names) {
        return known(new Key(split.datasetDigest(), split.split(), false, List.copyOf(names)), split, images -> {
            ImageGroups groups = AttributeLibrary.groups(images, split, AttributeLibrary.columns(split, names));
            ClassSamples samples = new ClassSamples(images.imageShape(), names.size(), most);
            byte[] pixels = new byte[images.imageShape().elements()];
            for (int image = 0; image < images.count(); image++) {
                images.copyImage(image, pixels, 0);
                for (int group = 0; group < names.size(); group++) {
                    if (groups.holds(image, group)) {
                        samples.add(pixels, 0, group);
                    }
                }
            }
            return samples;
        });
    }

    private ClassSamples known(Key key, RealSplit split, Function<DatasetSplit, ClassSamples> reading) {
        Optional<ClassSamples> known = recent.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        try (ScratchFile scratch = new ScratchFile()) {
            store.download(split.description().file(), scratch.path());
            try (DatasetSplit images = DatasetSplit.open(scratch.path(), split.dataset(), split.split())) {
                ClassSamples samples = reading.apply(images);
                recent.put(key, samples);
                return samples;
            }
        }
    }
}
