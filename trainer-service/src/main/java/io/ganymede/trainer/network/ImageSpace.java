package io.ganymede.trainer.network;

import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;

/**
 * What the images of a data set look like.
 *
 * @param shape {@code [channels, height, width]}
 * @param classes number of classes, at least 1
 */
public record ImageSpace(Shape shape, int classes) {
    public ImageSpace {
        if (!shape.isImage() || classes < 1) {
            throw new IllegalArgumentException(
                    "an image space needs [C, H, W] and a class: got " + shape + " and " + classes + " classes");
        }
    }

    /**
     * The images of a data set that have a class.
     *
     * @throws PlatformException with reason DatasetUnavailable when the data set has no classes
     */
    public static ImageSpace of(DatasetManifest dataset) {
        if (dataset.classes().isEmpty()) {
            int attributes = dataset.labels().attributes().size();
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "data set '" + dataset.name() + "' has no classes to train with: got "
                            + (attributes == 0 ? "images without labels" : attributes + " attributes")
                            + ", expected a class for each image; known groups of attributes: "
                            + dataset.labels().groups().stream()
                                    .map(AttributeGroup::name)
                                    .toList()
                            + "; import it with classes: ganymede dataset import " + dataset.name()
                            + " ... --classes-from GROUP");
        }
        return new ImageSpace(dataset.imageShape(), dataset.classes().size());
    }

    public int channels() {
        return shape.size(0);
    }

    public int height() {
        return shape.size(1);
    }

    public int width() {
        return shape.size(2);
    }

    /**
     * Refuses image sizes that an architecture cannot make.
     *
     * @throws PlatformException with reason InvalidSpec
     */
    void requireDivisible(String architecture, int factor) {
        if (height() % factor != 0 || width() % factor != 0) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "architecture '" + architecture + "' cannot make images " + shape
                            + ": expected height and width divisible by " + factor);
        }
    }
}
