package io.ganymede.common.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttributeTest {
    @Test
    void aBinaryOneIsFromZeroToOne() {
        assertThat(Attribute.binary("smiling")).isEqualTo(new Attribute("smiling", Attribute.Kind.BINARY, 0, 1));
        assertThat(Attribute.binary("smiling").isBinary()).isTrue();
        assertThat(Attribute.real("age", 2, 2).isBinary()).isFalse();
        refused(Attribute.Kind.BINARY, -1, 1);
        refused(Attribute.Kind.BINARY, 0, 2);
    }

    @Test
    void aRangeIsNotUpsideDownAndOfNumbers() {
        refused(Attribute.Kind.REAL, 1, 0.5);
        refused(Attribute.Kind.REAL, Double.NaN, 1);
        refused(Attribute.Kind.REAL, 0, Double.NaN);
    }

    @Test
    void aGroupHasAtLeastTwo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttributeGroup("hair", List.of("blond"), true))
                .withMessageContaining("attribute group 'hair' needs at least two attributes: got [blond]");
    }

    private static void refused(Attribute.Kind kind, double minimum, double maximum) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attribute("age", kind, minimum, maximum))
                .withMessageContaining("attribute 'age' of kind " + kind + " cannot have the range");
    }
}
