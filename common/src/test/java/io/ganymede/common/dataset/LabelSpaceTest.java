package io.ganymede.common.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ganymede.common.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelSpaceTest {
    private static final Attribute BLOND = Attribute.binary("blond");
    private static final Attribute DARK = Attribute.binary("dark");
    private static final Attribute AGE = Attribute.real("age", -1.5, 3);
    private static final AttributeGroup HAIR = new AttributeGroup("hair", List.of("blond", "dark"), false);

    @Test
    void aMixtureSurvivesJson() {
        LabelSpace mixed = new LabelSpace(List.of("cat", "dog"), List.of(BLOND, AGE, DARK), List.of(HAIR));

        assertThat(Json.read("labels", Json.bytes(mixed), LabelSpace.class)).isEqualTo(mixed);
        assertThat(mixed.column("dark")).isEqualTo(2);
    }

    @Test
    void imagesMayHaveNeitherClassNorAttribute() {
        LabelSpace nothing = new LabelSpace(List.of(), List.of(), List.of());

        assertThat(nothing.classes()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nothing.column("dark"))
                .withMessageContaining("'dark'");
    }

    @Test
    void namesAreDistinct() {
        refused(List.of("cat", "cat"), List.of(), List.of(), "class 'cat' is named twice");
        refused(
                List.of(),
                List.of(BLOND, Attribute.real("blond", 0, 1)),
                List.of(),
                "attribute 'blond' is named twice");
        refused(List.of(), List.of(BLOND, DARK), List.of(HAIR, HAIR), "attribute group 'hair' is named twice");
        AttributeGroup other = new AttributeGroup("other", List.of("dark", "red"), false);
        refused(
                List.of(),
                List.of(BLOND, DARK, Attribute.binary("red")),
                List.of(HAIR, other),
                "attribute in a group 'dark' is named twice");
    }

    @Test
    void groupsHoldKnownBinaryAttributes() {
        refused(List.of(), List.of(BLOND), List.of(HAIR), "'dark'");
        refused(
                List.of(),
                List.of(BLOND, AGE),
                List.of(new AttributeGroup("mixed", List.of("blond", "age"), true)),
                "attribute group 'mixed' can only hold binary attributes: 'age' is not");
    }

    private static void refused(
            List<String> classes, List<Attribute> attributes, List<AttributeGroup> groups, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelSpace(classes, attributes, groups))
                .withMessageContaining(message);
    }
}
