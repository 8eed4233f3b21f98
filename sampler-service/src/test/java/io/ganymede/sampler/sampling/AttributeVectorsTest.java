package io.ganymede.sampler.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problems;
import io.ganymede.common.error.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeVectorsTest {
    private static final AttributeVectors FREE = new AttributeVectors(
            new LabelSpace(List.of(), List.of(Attribute.binary("hat"), Attribute.binary("a/b")), List.of()));
    private static final AttributeVectors PARTNERS = new AttributeVectors(new LabelSpace(
            List.of(),
            List.of(Attribute.binary("smile"), Attribute.binary("not-smile"), Attribute.real("pose", -1.5, 1.5)),
            List.of(new AttributeGroup("smile", List.of("smile", "not-smile"), true))));

    @Test
    void binaryAttributesAreZeroUnlessGiven() {
        assertThat(FREE.complete(Map.of()).y()).containsExactly(0f, 0f);
        assertThat(FREE.complete(Map.of("a/b", 1.0)).y()).containsExactly(0f, 1f);
    }

    @Test
    void columnsKeepTheirOrder() {
        Condition condition = PARTNERS.complete(Map.of("pose", -0.25, "not-smile", 1.0, "smile", 0.0));

        assertThat(condition.y()).containsExactly(0f, 1f, -0.25f);
        assertThat(condition.words()).isEqualTo("not-smile=1, pose=-0.25");
    }

    @Test
    void exactlyOneOfAnExhaustiveGroupHolds() {
        assertRefused(Map.of("pose", 0.0), "got [] with value 1, expected exactly one of [smile, not-smile]");
        assertRefused(
                Map.of("pose", 0.0, "smile", 1.0, "not-smile", 1.0),
                "got [smile, not-smile] with value 1, expected exactly one of");
    }

    @Test
    void theEndsOfARangeBelongToIt() {
        assertThat(PARTNERS.complete(Map.of("smile", 1.0, "pose", 1.5)).y()).containsExactly(1f, 0f, 1.5f);
        assertThat(PARTNERS.complete(Map.of("smile", 1.0, "pose", -1.5)).y()).containsExactly(1f, 0f, -1.5f);
        assertRefused(Map.of("smile", 1.0, "pose", 1.6), "got 1.6, expected -1.5 to 1.5");
        assertRefused(Map.of("smile", 1.0, "pose", Double.NaN), "got NaN, expected -1.5 to 1.5");
    }

    @Test
    void namesEveryFault() {
        assertRefused(
                Map.of("pse", 1.0),
                "unknown attribute 'pse'; did you mean 'pose'?",
                "'pose' is missing",
                "exactly one of [smile, not-smile]");
    }

    @Test
    void pointersAreEscaped() {
        Problems problems = new Problems();

        var unused = FREE.complete(Map.of("a/b", 2.0), "/attributes", problems);

        assertThat(problems.list()).singleElement().satisfies(problem -> assertThat(problem.pointer())
                .isEqualTo("/attributes/a~1b"));
    }

    private static void assertRefused(Map<String, Double> given, String... mentions) {
        assertThatThrownBy(() -> PARTNERS.complete(given))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_ARGUMENT))
                .hasMessageContainingAll(mentions);
    }
}
