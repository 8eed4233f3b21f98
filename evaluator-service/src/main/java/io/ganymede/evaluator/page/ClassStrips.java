package io.ganymede.evaluator.page;

import io.ganymede.common.evaluation.Direction;
import io.ganymede.evaluator.metric.ClassFrechetDistance;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.ganymede.evaluator.metric.LabelAccuracy;
import io.ganymede.evaluator.page.PageContent.Classes;
import io.ganymede.evaluator.statistics.Confusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Images of the classes that do best and of those that do worst, by the Fréchet distance of each class, else by the share that is
 * recognised; of the first classes where neither is known; of all images together where they have no classes.
 */
public final class ClassStrips {
    /** Images of a strip. */
    public static final int IMAGES = 12;

    private static final int CLASSES_AT_EITHER_END = 2;

    private ClassStrips() {}

    /** The strips, best class first. */
    public static List<ClassStrip> of(Classes classes, Gallery gallery) {
        List<Candidate> strips = classes.rows().isEmpty()
                ? List.of(new Candidate(0, "All images", ""))
                : Ranking.of(classes)
                        .map(ranking -> ends(ranking.sorted(classes)))
                        .orElseGet(() -> unranked(classes));
        return strips.stream()
                .map(strip -> strip.with(gallery))
                .filter(strip -> !strip.generated().isEmpty())
                .toList();
    }

    /** A class of which images may be shown. */
    private record Candidate(int label, String name, String standing) {
        ClassStrip with(Gallery gallery) {
            return new ClassStrip(name, standing, first(gallery.generated(label)), first(gallery.real(label)));
        }

        private static List<Picture> first(List<Picture> pictures) {
            return pictures.subList(0, Math.min(IMAGES, pictures.size()));
        }
    }

    /**
     * What classes are ranked by.
     *
     * @param score its name
     * @param values of each class, in order of the label
     */
    private record Ranking(String score, List<Double> values, Direction direction) {
        static Optional<Ranking> of(Classes classes) {
            for (String distance : List.of(ClassFrechetDistance.ID, FrechetDistance.ID)) {
                List<Double> distances = classes.rows().stream()
                        .map(row -> row.scores().get(distance))
                        .filter(Objects::nonNull)
                        .toList();
                if (distances.size() == classes.rows().size()) {
                    return Optional.of(new Ranking(distance, distances, Direction.LOWER_IS_BETTER));
                }
            }
            return Optional.ofNullable(
                            recognised(classes.confusion(), classes.rows().size()))
                    .map(shares -> new Ranking(LabelAccuracy.ID, shares, Direction.HIGHER_IS_BETTER));
        }

        List<Candidate> sorted(Classes classes) {
            Comparator<Integer> rising = Comparator.comparing(values::get);
            List<Integer> labels = IntStream.range(0, values.size())
                    .boxed()
                    .sorted(direction == Direction.LOWER_IS_BETTER ? rising : rising.reversed())
                    .toList();
            return IntStream.range(0, labels.size())
                    .mapToObj(rank -> {
                        int label = labels.get(rank);
                        return new Candidate(
                                label,
                                classes.rows().get(label).name(),
                                place(rank, labels.size()) + ", " + score + " " + Numbers.plain(values.get(label)));
                    })
                    .toList();
        }

        private static @Nullable List<Double> recognised(@Nullable Confusion confusion, int classes) {
            if (confusion == null || confusion.classes() != classes) {
                return null;
            }
            return IntStream.range(0, classes)
                    .mapToObj(label -> (double) confusion.count(label, label) / Math.max(1, confusion.requested(label)))
                    .toList();
        }

        private static String place(int rank, int classes) {
            if (rank == 0) {
                return "best";
            }
            if (rank == classes - 1) {
                return "worst";
            }
            return rank < classes / 2
                    ? "%s best".formatted(ordinal(rank))
                    : "%s worst".formatted(ordinal(classes - 1 - rank));
        }

        /** In words, of a place behind the first. */
        private static String ordinal(int behind) {
            return behind == 1 ? "second" : behind + 1 + ".";
        }
    }

    private static List<Candidate> unranked(Classes classes) {
        return IntStream.range(
                        0, Math.min(2 * CLASSES_AT_EITHER_END, classes.rows().size()))
                .mapToObj(
                        label -> new Candidate(label, classes.rows().get(label).name(), ""))
                .toList();
    }

    private static List<Candidate> ends(List<Candidate> sorted) {
        int count = sorted.size();
        if (count <= 2 * CLASSES_AT_EITHER_END) {
            return sorted;
        }
        List<Candidate> ends = new ArrayList<>(sorted.subList(0, CLASSES_AT_EITHER_END));
        ends.addAll(sorted.subList(count - CLASSES_AT_EITHER_END, count));
        return ends;
    }
}
