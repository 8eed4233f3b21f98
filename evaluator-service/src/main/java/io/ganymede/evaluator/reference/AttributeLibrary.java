package io.ganymede.evaluator.reference;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import io.ganymede.evaluator.survey.AttributeColumns;
import io.ganymede.evaluator.survey.ImageGroups;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Attributes of real images: from memory, else read from the data set. Thread-safe; one caller reads at a time. */
public final class AttributeLibrary {
    private static final int IN_MEMORY = 2;

    private final ArtifactStore store;
    private final RecentlyUsed<Key, AttributeTable> recent = new RecentlyUsed<>(IN_MEMORY);

    /** A split of a data set, and the attributes that are wanted of it. */
    private record Key(String datasetDigest, String split, List<String> names) {}

    public AttributeLibrary(ArtifactStore store) {
        this.store = store;
    }

    /**
     * The named attributes of the images of a split, column by column; images of which one is not known are left out.
     *
     * @throws PlatformException with reason InvalidArgument when the data set has no such attribute or no such image,
     *     DatasetUnavailable when there is no such split
     */
    public synchronized AttributeTable of(RealSplit split, List<String> names) {
        Key key = new Key(split.datasetDigest(), split.split(), List.copyOf(names));
        Optional<AttributeTable> known = recent.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        AttributeTable table = read(split, columns(split, names));
        recent.put(key, table);
        return table;
    }

    private AttributeTable read(RealSplit split, int[] columns) {
        try (ScratchFile scratch = new ScratchFile()) {
            store.download(split.description().file(), scratch.path());
            try (DatasetSplit images = DatasetSplit.open(scratch.path(), split.dataset(), split.split())) {
                float[] all = new float[split.dataset().labels().attributes().size()];
                float[] values = new float[Math.multiplyExact(images.count(), columns.length)];
                int next = 0;
                for (int image = 0; image < images.count(); image++) {
                    images.copyAttributes(image, all);
                    boolean known = true;
                    for (int column = 0; column < columns.length; column++) {
                        values[next + column] = all[columns[column]];
                        known &= !Float.isNaN(values[next + column]);
                    }
                    next += known ? columns.length : 0;
                }
                return new AttributeTable(columns.length, Arrays.copyOf(values, next));
            }
        }
    }

    /** The images of an open split that have each of some attributes. */
    static ImageGroups groups(DatasetSplit images, RealSplit split, int[] columns) {
        return new AttributeColumns(
                columns,
                split.dataset().labels().attributes().size(),
                (image, target) -> images.copyAttributes(Math.toIntExact(image), target));
    }

    static int[] columns(RealSplit split, List<String> names) {
        List<String> known = split.dataset().labels().attributes().stream()
                .map(Attribute::name)
                .toList();
        return names.stream()
                .mapToInt(name -> {
                    int column = known.indexOf(name);
                    if (column < 0) {
                        throw new PlatformException(
                                Reason.INVALID_ARGUMENT,
                                "data set '" + split.dataset().name() + "': "
                                        + NearestName.unknown("attribute", name, known));
                    }
                    return column;
                })
                .toArray();
    }
}
