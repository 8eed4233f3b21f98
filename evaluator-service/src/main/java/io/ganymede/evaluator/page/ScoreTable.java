package io.ganymede.evaluator.page;

import io.ganymede.common.evaluation.Direction;
import io.ganymede.common.evaluation.KnownScore;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.ScoreTheme;
import io.ganymede.evaluator.page.PageContent.ScoreRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scores by what they are about.
 *
 * @param floors whether it is known what real images get, of any score
 * @param compared whether any score was held against the best before
 */
record ScoreTable(List<Theme> themes, boolean floors, boolean compared) {

    /** Scores of one theme. */
    record Theme(String words, List<Row> rows) {}

    /**
     * A score.
     *
     * @param better which way it improves, in words; may be empty
     * @param about what it is; may be empty
     * @param error standard error; empty without one
     */
    record Row(String name, String better, String about, Figure value, Figure error, Figure floor, Against against) {}

    /**
     * The score against that of the best before.
     *
     * @param verdict in words
     * @param tone the same for the style sheet
     */
    record Against(String verdict, String tone, Figure difference, Figure error) {
        static final Against NONE = new Against("", "", Figure.NONE, Figure.NONE);

        static Against of(@Nullable ScoreComparison comparison) {
            if (comparison == null) {
                return NONE;
            }
            Figure difference = Figure.of(comparison.difference(), comparison.standardError());
            return new Against(
                    comparison.verdict().toString(),
                    Tone.of(comparison.verdict()),
                    new Figure(difference.exact(), Numbers.signed(difference.text())),
                    Figure.of(comparison.standardError()));
        }
    }

    static ScoreTable of(List<ScoreRow> scores) {
        List<String> order = KnownScore.names();
        Map<ScoreTheme, List<Row>> themes = new EnumMap<>(ScoreTheme.class);
        scores.stream()
                .sorted(Comparator.comparing((ScoreRow score) ->
                                order.contains(score.name()) ? order.indexOf(score.name()) : order.size())
                        .thenComparing(ScoreRow::name))
                .forEach(score -> {
                    Optional<KnownScore> known = KnownScore.find(score.name());
                    themes.computeIfAbsent(
                                    known.map(KnownScore::theme).orElse(ScoreTheme.OTHER), unused -> new ArrayList<>())
                            .add(row(score, known));
                });
        return new ScoreTable(
                themes.entrySet().stream()
                        .map(theme -> new Theme(theme.getKey().words(), List.copyOf(theme.getValue())))
                        .toList(),
                scores.stream().anyMatch(score -> score.floor() != null),
                scores.stream().anyMatch(score -> score.comparison() != null));
    }

    private static Row row(ScoreRow score, Optional<KnownScore> known) {
        return new Row(
                score.name(),
                known.map(KnownScore::direction).map(ScoreTable::better).orElse(""),
                known.map(KnownScore::about).orElse(""),
                Figure.of(score.value(), score.standardError()),
                Figure.of(score.standardError()),
                Figure.of(score.floor()),
                Against.of(score.comparison()));
    }

    private static String better(Direction direction) {
        return direction == Direction.LOWER_IS_BETTER ? "lower is better" : "higher is better";
    }
}
