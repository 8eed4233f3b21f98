package io.ganymede.cli.evaluate.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassAgreementTest {
    @Test
    void namesOutweighTheirOrder() {
        ClassAgreement agreement = new ClassAgreement("the reference", List.of("trouser", "bag", "coat"));

        SampleLabels labels = agreement.bring("side", new SampleLabels(List.of("bag", "coat", "trouser"), 0, 1, 2, -1));

        assertThat(labels.toLongs()).containsExactly(1, 2, 0, -1);
        assertThat(labels.classes()).containsExactly("trouser", "bag", "coat");
        assertThat(agreement.notes()).isEmpty();
    }

    @Test
    void classesWithoutSampleAreNoted() {
        ClassAgreement agreement = new ClassAgreement("the reference", List.of("a", "b", "c"));

        assertThat(agreement.bring("side", new SampleLabels(List.of("c"), 0, 0)).toLongs())
                .containsExactly(2, 2);
        assertThat(agreement.notes()).containsExactly("side has no sample of 2 of 3 classes: [a, b]");
    }

    @Test
    void numbersStandForNamesByTheirValue() {
        ClassAgreement agreement = new ClassAgreement("the reference", List.of("a", "b", "c", "d"));

        assertThat(agreement
                        .bring("side", new SampleLabels(List.of("1", "3"), 0, 1))
                        .toLongs())
                .containsExactly(1, 3);
    }

    @Test
    void asManyNumbersAsNamesAreTakenInOrder() {
        ClassAgreement agreement = new ClassAgreement("the reference", List.of("a", "b"));

        assertThat(agreement
                        .bring("side", new SampleLabels(List.of("1", "2"), 0, 1))
                        .toLongs())
                .containsExactly(0, 1);
        assertThat(agreement.notes()).singleElement().satisfies(note -> assertThat(note)
                .contains("taken in order, [1, 2] for [a, b]"));
    }

    @Test
    void unlabelledSidesStay() {
        assertThat(new ClassAgreement("the reference", List.of("a"))
                        .bring("side", SampleLabels.NONE)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void strangersAreRefused() {
        ClassAgreement agreement = new ClassAgreement("the reference", List.of("cat", "dog"));

        assertThatThrownBy(() -> agreement.bring("side", new SampleLabels(List.of("cat", "cow"), 0, 1)))
                .hasMessage("side has classes that the reference does not have: got [cow], known: [cat, dog]");
        assertThatThrownBy(() -> agreement.bring("side", new SampleLabels(List.of("0", "1", "2"), 0, 1, 2)))
                .hasMessageContaining("got [0, 1, 2], known: [cat, dog]");
    }
}
