package io.ganymede.evaluator.page;

import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.evaluator.statistics.Confusion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows, in the order in which it shows it. Parts that are empty do not appear.
 *
 * @param title what was scored
 * @param facts what was compared with what, seen how
 * @param judgement what came of the comparison with the best so far; absent without one
 * @param warnings what to bear in mind when reading the scores
 * @param scores the scores, in any order
 * @param history earlier evaluations and this one
 * @param classes results of each class
 * @param strips images of some classes
 * @param neighbours generated images beside the real ones that are nearest to them
 * @param growth Fréchet distances of growing subsets; absent when fidInfinity was not computed
 * @param skipped scores that were not measured
 * @param background how it was measured
 */
public record PageContent(
        String title,
        List<Fact> facts,
        @Nullable Judgement judgement,
        List<String> warnings,
        List<ScoreRow> scores,
        History history,
        Classes classes,
        List<ClassStrip> strips,
        Neighbours neighbours,
        @Nullable Growth growth,
        List<Skipped> skipped,
        Background background) {

    public PageContent {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
        scores = List.copyOf(scores);
        strips = List.copyOf(strips);
        skipped = List.copyOf(skipped);
    }

    /** A name and what is to be said of it. */
    public record Fact(String name, String value) {}

    /** A verdict in words. */
    public record Judgement(Verdict verdict, String words) {}

    /**
     * A score.
     *
     * @param value finite
     * @param standardError absent where none is defined
     * @param floor the same score of real images: what a perfect generator would get; absent where it is not known
     * @param comparison with the best before it; absent without one
     */
    public record ScoreRow(
            String name,
            double value,
            @Nullable Double standardError,
            @Nullable Double floor,
            @Nullable ScoreComparison comparison) {}

    /**
     * How scores went over a training.
     *
     * @param scores those that are drawn, the most important first
     * @param points in order of the step
     */
    public record History(List<String> scores, List<HistoryPoint> points) {
        /** Of a set of images that no training is known of. */
        public static final History NONE = new History(List.of(), List.of());

        public History {
            scores = List.copyOf(scores);
            points = List.copyOf(points);
        }
    }

    /**
     * Results of each class.
     *
     * @param scores names of the scores that are class by class
     * @param rows a row a class, in order of the label; empty without classes
     * @param confusion asked-for classes against recognised ones, in the same order; absent when no classifier knows them
     */
    public record Classes(
            List<String> scores,
            List<ClassRow> rows,
            @Nullable Confusion confusion) {
        public Classes {
            scores = List.copyOf(scores);
            rows = List.copyOf(rows);
        }

        /** Class names, in order of the label. */
        public List<String> names() {
            return rows.stream().map(ClassRow::name).toList();
        }
    }

    /**
     * A class.
     *
     * @param generated number of generated images
     * @param reference number of reference images; 0 when their classes are not known
     * @param scores by name; a score may be missing
     */
    public record ClassRow(String name, long generated, long reference, Map<String, Double> scores) {
        public ClassRow {
            scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        }
    }

    /**
     * Fréchet distances of growing numbers of generated images.
     *
     * @param counts numbers of images, at least three
     * @param distances of each
     */
    public record Growth(List<Long> counts, List<Double> distances) {
        public Growth {
            counts = List.copyOf(counts);
            distances = List.copyOf(distances);
        }
    }

    /** A score that is missing, and why. */
    public record Skipped(String name, String reason) {}

    /**
     * How it was measured.
     *
     * @param command what was typed; absent when nothing was
     * @param fingerprint digest of the protocol
     * @param protocol as JSON
     * @param details terms behind the scores as JSON, by metric
     * @param seconds by stage
     * @param provenance versions and machine
     */
    public record Background(
            @Nullable String command,
            String fingerprint,
            String protocol,
            Map<String, String> details,
            Map<String, Double> seconds,
            Map<String, String> provenance) {
        public Background {
            details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
            seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
            provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        }
    }
}
