package io.ganymede.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageSpaceTest {
    private static final Shape SHAPE = Shape.of(3, 32, 16);

    @Test
    void shapeAndClassesAreTheManifests() {
        ImageSpace images = ImageSpace.of(Manifests.ofClasses("dots", SHAPE, List.of("a", "b"), Map.of()));

        assertThat(images).isEqualTo(new ImageSpace(SHAPE, 2));
        assertThat(List.of(images.channels(), images.height(), images.width())).containsExactly(3, 32, 16);
    }

    @Test
    void aDataSetWithoutClassesIsRefusedWithWhatToDo() {
        LabelSpace hair = new LabelSpace(
                List.of(),
                List.of(Attribute.binary("blond"), Attribute.binary("dark"), Attribute.real("age", 0, 1)),
                List.of(new AttributeGroup("hair", List.of("blond", "dark"), false)));
        refused(
                hair,
                "data set 'faces' has no classes to train with: got 3 attributes, expected a class for each image;"
                        + " known groups of attributes: [hair]; import it with classes:"
                        + " ganymede dataset import faces ... --classes-from GROUP");
        refused(new LabelSpace(List.of(), List.of(), List.of()), "got images without labels");
    }

    private static void refused(LabelSpace labels, String message) {
        assertThatThrownBy(() -> ImageSpace.of(Manifests.of("faces", "1", SHAPE, labels, Map.of())))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATASET_UNAVAILABLE));
    }
}
