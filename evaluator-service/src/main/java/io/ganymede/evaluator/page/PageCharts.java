package io.ganymede.evaluator.page;

import io.ganymede.common.evaluation.Direction;
import io.ganymede.common.evaluation.KnownScore;
import io.ganymede.evaluator.metric.ClassFrechetDistance;
import io.ganymede.evaluator.page.PageContent.ClassRow;
import io.ganymede.evaluator.page.PageContent.Classes;
import io.ganymede.evaluator.page.PageContent.Growth;
import io.ganymede.evaluator.page.PageContent.History;
import io.ganymede.evaluator.statistics.Confusion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The charts of a page and the lines that say how to read them. */
final class PageCharts {
    private PageCharts() {}

    /** A chart for each score that has at least two points. */
    static List<ChartPicture> history(History history) {
        return history.scores().stream()
                .map(score -> history(score, history.points()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable ChartPicture history(String score, List<HistoryPoint> points) {
        List<HistoryPoint> having = points.stream()
                .filter(point -> point.scores().containsKey(score))
                .toList();
        if (having.size() < 2) {
            return null;
        }
        String better = KnownScore.find(score)
                .map(KnownScore::direction)
                .map(direction -> direction == Direction.LOWER_IS_BETTER ? "Lower is better. " : "Higher is better. ")
                .orElse("");
        boolean bars = having.stream().anyMatch(point -> point.standardErrors().containsKey(score));
        return ChartPicture.of(
                score + " over the steps",
                bars ? better.strip() : better + "No standard error is defined.",
                palette -> HistoryChart.of(score, having, palette));
    }

    /** How all charts of a history are to be read. */
    static String reading(List<HistoryPoint> points) {
        return points.isEmpty() ? "" : "Bars reach 1.96 standard errors to either side. " + legend(points);
    }

    private static String legend(List<HistoryPoint> points) {
        List<String> stages = HistoryChart.stages(points);
        String last = stages.get(stages.size() - 1);
        String lines = stages.size() == 1
                ? "All are of stage " + last + "."
                : "Blue: stage %s, grey: %s.".formatted(last, String.join(", ", stages.subList(0, stages.size() - 1)));
        return points.stream().anyMatch(HistoryPoint::best) ? lines + " Orange: the best so far." : lines;
    }

    /** The Fréchet distance of each class, and what each class is recognised as. */
    static List<ChartPicture> classes(Classes classes) {
        Map<String, Double> distances = new LinkedHashMap<>();
        for (ClassRow row : classes.rows()) {
            Double distance = row.scores().get(ClassFrechetDistance.ID);
            if (distance != null) {
                distances.put(row.name(), distance);
            }
        }
        ChartPicture bars = distances.isEmpty() ? null : bars(distances);
        Confusion confusion = classes.confusion();
        ChartPicture heat =
                confusion == null || confusion.classes() != classes.rows().size()
                        ? null
                        : ChartPicture.of(
                                "Asked-for classes against recognised ones",
                                "Each row adds up to 100 per cent of an asked-for class; what is off the diagonal is taken for another.",
                                palette -> ConfusionChart.of(confusion, classes.names(), palette));
        return Stream.of(bars, heat).filter(Objects::nonNull).toList();
    }

    private static @Nullable ChartPicture bars(Map<String, Double> distances) {
        boolean all = distances.size() <= ClassChart.MOST_CLASSES;
        return ChartPicture.of(
                all
                        ? "Fréchet distance of each class"
                        : "Fréchet distance of the " + ClassChart.MOST_CLASSES + " worst classes",
                "The farthest class is on the left; a class that stands out drags classFid up.",
                palette -> ClassChart.of(ClassFrechetDistance.ID, distances, Direction.LOWER_IS_BETTER, palette));
    }

    /** Distances of growing subsets. */
    static List<ChartPicture> growth(@Nullable Growth growth) {
        if (growth == null) {
            return List.of();
        }
        ChartPicture chart = ChartPicture.of(
                "Fréchet distance of growing numbers of images",
                "Each dot is a subset of the images, the larger the more to the left. Where the line meets the left edge is fidInfinity; trust it where the points follow the line.",
                palette -> GrowthChart.of(growth, palette));
        return chart == null ? List.of() : List.of(chart);
    }
}
