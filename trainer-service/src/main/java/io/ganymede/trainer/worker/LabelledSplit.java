package io.ganymede.trainer.worker;

import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the splits of a work order, of which some methods use the labelled images alone. */
final class LabelledSplit {
    private static final Logger LOG = LoggerFactory.getLogger(LabelledSplit.class);

    private LabelledSplit() {}

    /**
     * Opens a split, and says so when only a part of it is used.
     *
     * @param everyImage whether images without a class are used too
     */
    static DatasetSplit open(WorkOrder order, String file, String name, boolean everyImage) {
        DatasetManifest dataset = order.dataset();
        DatasetSplit split = DatasetSplit.open(Path.of(file), dataset, name);
        long unlabelled = dataset.split(name).unlabelled();
        if (unlabelled > 0 && !everyImage) {
            LOG.info(
                    "only labelled images are used dataset={} split={} method={} used={} of={}",
                    dataset.name(),
                    name,
                    order.spec().training().method(),
                    split.count() - unlabelled,
                    split.count());
        }
        return split;
    }
}
