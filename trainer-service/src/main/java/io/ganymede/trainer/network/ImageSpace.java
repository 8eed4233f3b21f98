package io.ganymede.trainer.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.network.Shape;

/**
 * What the images of a data set look like and what is known of them.
 *
 * @param shape {@code [channels, height, width]}
 * @param labels classes and attributes; either may be empty
 */
public record ImageSpace(Shape shape, LabelSpace labels) {
    public ImageSpace {
        if (!shape.isImage()) {
            throw new IllegalArgumentException("an image space needs [C, H, W]: got " + shape);
        }
    }

    /** The images of a data set. */
    public static ImageSpace of(DatasetManifest dataset) {
        return new ImageSpace(dataset.imageShape(), dataset.labels());
    }

    @JsonIgnore
    public int channels() {
        return shape.size(0);
    }

    @JsonIgnore
    public int height() {
        return shape.size(1);
    }

    @JsonIgnore
    public int width() {
        return shape.size(2);
    }
}
