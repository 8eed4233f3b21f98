package io.ganymede.cli.evaluate;

import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.evaluation.ClassificationOrder;

/** Trains the classifiers of scores that rest on some. */
@FunctionalInterface
public interface OfflineTrainer {
    /**
     * Trains and tests, and shows how far it is.
     *
     * @throws io.ganymede.common.error.PlatformException with reason Internal when it has failed, NotFound when it is not built
     */
    Classification classify(ClassificationOrder order);
}
