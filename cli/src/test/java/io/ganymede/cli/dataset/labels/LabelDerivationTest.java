package io.ganymede.cli.dataset.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelDerivationTest {
    private static final List<Attribute> COLUMNS = List.of(
            Attribute.binary("Black"),
            Attribute.binary("Blond"),
            Attribute.binary("Smiling"),
            Attribute.real("age", 0, 9));
    private static final ImageSource FACES = new AttributesInMemory(
            new LabelSpace(List.of(), COLUMNS, List.of()),
            List.of(
                    List.of(1f, 0f, 1f, 3f),
                    List.of(0f, 1f, 0f, 4f),
                    List.of(0f, 0f, 1f, 9f),
                    List.of(1f, 1f, 0f, 0f)));
    private static final Map<String, List<String>> HAIR = Map.of("Hair", List.of("Blond", "Black"));

    @Test
    void groupsAreCheckedAgainstTheExamples() {
        ImageSource derived = new LabelDerivation(HAIR, null, false, List.of()).apply(FACES);

        assertThat(derived.labels().groups())
                .containsExactly(new AttributeGroup("Hair", List.of("Blond", "Black"), false));
        assertThat(names(derived)).containsExactly("0", "1", "2");
        assertThat(derived.problems())
                .extracting(Object::toString)
                .containsExactly(
                        "3: several attributes of group 'Hair' hold: got [Blond, Black], expected one at most");
    }

    @Test
    void aGroupIsExhaustiveWhenOneHoldsForEveryExampleThatStays() {
        ImageSource derived = new LabelDerivation(HAIR, null, false, List.of())
                .apply(new AttributesInMemory(
                        FACES.labels(),
                        List.of(List.of(1f, 0f, 1f, 3f), List.of(0f, 1f, 0f, 4f), List.of(1f, 1f, 0f, 4f))));

        assertThat(derived.labels().groups().get(0).exhaustive()).isTrue();
    }

    @Test
    void theAttributesOfAGroupBecomeClasses() {
        ImageSource derived = new LabelDerivation(HAIR, "Hair", false, List.of()).apply(FACES);

        assertThat(derived.labels().classes()).containsExactly("Blond", "Black", "no-Hair");
        assertThat(IntStream.range(0, 3).map(derived::label)).containsExactly(1, 0, 2);
        assertThat(derived.labels().attributes()).isEqualTo(COLUMNS);
        assertThat(values(derived, 1)).containsExactly(0f, 1f, 0f, 4f);
    }

    @Test
    void freeBinaryAttributesGetPartners() {
        ImageSource derived = new LabelDerivation(HAIR, null, true, List.of()).apply(FACES);

        assertThat(derived.labels().attributes())
                .extracting(Attribute::name)
                .containsExactly("Black", "Blond", "Smiling", "age", "not-Smiling");
        assertThat(derived.labels().groups())
                .containsExactly(
                        new AttributeGroup("Hair", List.of("Blond", "Black"), false),
                        new AttributeGroup("Smiling", List.of("Smiling", "not-Smiling"), true));
        assertThat(values(derived, 0)).containsExactly(1f, 0f, 1f, 3f, 0f);
        assertThat(values(derived, 1)).containsExactly(0f, 1f, 0f, 4f, 1f);
    }

    @Test
    void someColumnsAreKeptInTheOrderAsked() {
        ImageSource derived = new LabelDerivation(HAIR, "Hair", true, List.of("age", "Smiling")).apply(FACES);

        assertThat(derived.labels().classes()).containsExactly("Blond", "Black", "no-Hair");
        assertThat(derived.labels().groups())
                .containsExactly(new AttributeGroup("Smiling", List.of("Smiling", "not-Smiling"), true));
        assertThat(values(derived, 2)).containsExactly(9f, 1f, 0f);
        assertThat(derived.label(2)).isEqualTo(2);
    }

    @Test
    void nothingAskedIsTheSourceItself() {
        assertThat(LabelDerivation.NONE.apply(FACES)).isSameAs(FACES);
    }

    @Test
    void unknownNamesAreRefusedWithTheNearest() {
        assertRefused(
                new LabelDerivation(Map.of("Hair", List.of("Black", "Blonde")), null, false, List.of()),
                "unknown attribute 'Blonde'; did you mean 'Blond'? known: [Black, Blond, Smiling, age]");
        assertRefused(
                new LabelDerivation(HAIR, "hair", false, List.of()),
                "unknown attribute group 'hair'; did you mean 'Hair'? known: [Hair]");
        assertRefused(
                new LabelDerivation(Map.of(), null, false, List.of("Smilling")),
                "unknown attribute 'Smilling'; did you mean 'Smiling'? known: [Black, Blond, Smiling, age]");
    }

    @Test
    void groupsThatCannotBeAreRefused() {
        assertRefused(
                new LabelDerivation(Map.of("G", List.of("Black", "age")), null, false, List.of()),
                "attribute group 'G' needs binary attributes: got 'age', which is real");
        assertRefused(
                new LabelDerivation(Map.of("G", List.of("Black")), null, false, List.of()),
                "attribute group 'G' needs at least two different attributes: got [Black]");
        assertRefused(
                new LabelDerivation(HAIR, null, false, List.of("Black", "age")),
                "attribute group 'Hair' cannot be kept in part: [Blond] are not kept");
        assertRefused(
                new LabelDerivation(
                        Map.of("A", List.of("Black", "Blond"), "B", List.of("Blond", "Smiling")),
                        null,
                        false,
                        List.of()),
                "attribute 'Blond' is in two groups");
        assertRefused(
                new LabelDerivation(Map.of("Smiling", List.of("Black", "Blond")), null, true, List.of()),
                "attribute group 'Smiling' would stand twice in [Smiling, Smiling]");
    }

    private static void assertRefused(LabelDerivation derivation, String message) {
        assertThatThrownBy(() -> derivation.apply(FACES))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_ARGUMENT))
                .hasMessageContaining(message);
    }

    private static List<String> names(ImageSource source) {
        return IntStream.range(0, source.count()).mapToObj(source::name).toList();
    }

    private static List<Float> values(ImageSource source, int example) {
        float[] target = new float[source.labels().attributes().size()];
        source.copyAttributes(example, target);
        List<Float> values = new ArrayList<>();
        for (float value : target) {
            values.add(value);
        }
        return values;
    }
}
