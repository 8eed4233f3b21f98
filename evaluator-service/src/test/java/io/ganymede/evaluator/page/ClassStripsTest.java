package io.ganymede.evaluator.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ganymede.evaluator.page.PageContent.ClassRow;
import io.ganymede.evaluator.page.PageContent.Classes;
import io.ganymede.evaluator.statistics.Confusion;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassStripsTest {
    private static final List<Picture> MANY = PageSamples.pictures(20);
    private static final Gallery ALL = Gallery.of(label -> MANY.subList(label, 20), label -> List.of());

    @Test
    void theTwoBestAndTheTwoWorstByDistance() {
        List<ClassStrip> strips = ClassStrips.of(PageSamples.classes(5, 1, 9, 4, 7), ALL);

        assertThat(strips).extracting(ClassStrip::name).containsExactly("class1", "class3", "class4", "class2");
        assertThat(strips)
                .extracting(ClassStrip::standing)
                .containsExactly(
                        "best, classFid 1.000",
                        "second best, classFid 4.000",
                        "second worst, classFid 7.000",
                        "worst, classFid 9.000");
        assertThat(strips.get(3).generated()).isEqualTo(MANY.subList(2, 2 + ClassStrips.IMAGES));
    }

    @Test
    void noClassIsShownTwice() {
        assertThat(ClassStrips.of(PageSamples.classes(5, 1, 9), ALL))
                .extracting(ClassStrip::standing)
                .containsExactly("best, classFid 1.000", "second worst, classFid 5.000", "worst, classFid 9.000");
    }

    @Test
    void withoutDistancesTheRecognisedShareRanks() {
        Classes classes = new Classes(
                List.of(),
                List.of(new ClassRow("a", 4, 0, Map.of()), new ClassRow("b", 4, 0, Map.of())),
                new Confusion(List.of(List.of(1L, 3L), List.of(0L, 4L))));

        assertThat(ClassStrips.of(classes, ALL))
                .extracting(ClassStrip::name, ClassStrip::standing)
                .containsExactly(tuple("b", "best, labelAccuracy 1.000"), tuple("a", "worst, labelAccuracy 0.2500"));
    }

    @Test
    void classesWithoutScoresStandInTheirOrderAndSamplesWithoutClassesTogether() {
        Classes unscored = new Classes(
                List.of(), List.of(new ClassRow("a", 4, 0, Map.of()), new ClassRow("b", 4, 0, Map.of())), null);

        assertThat(ClassStrips.of(unscored, ALL)).extracting(ClassStrip::name).containsExactly("a", "b");
        Classes six = new Classes(
                List.of(),
                IntStream.range(0, 6)
                        .mapToObj(label -> new ClassRow("class" + label, 1, 0, Map.of()))
                        .toList(),
                null);
        assertThat(ClassStrips.of(six, ALL))
                .extracting(ClassStrip::name)
                .containsExactly("class0", "class1", "class2", "class3");
        assertThat(ClassStrips.of(new Classes(List.of(), List.of(), null), ALL))
                .singleElement()
                .satisfies(strip -> assertThat(strip.generated()).isEqualTo(MANY.subList(0, ClassStrips.IMAGES)));
        assertThat(ClassStrips.of(unscored, Gallery.NONE)).isEmpty();
    }
}
