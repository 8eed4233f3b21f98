package io.ganymede.evaluator.page;

import io.ganymede.evaluator.page.PageContent.Background;
import io.ganymede.evaluator.page.PageContent.Classes;
import io.ganymede.evaluator.page.PageContent.Judgement;
import io.ganymede.evaluator.page.PageContent.Skipped;
import io.ganymede.evaluator.statistics.Confusion;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a page: HTML with its style sheet and its images inside, light or dark as the reader's screen is. */
public final class ReportPage {
    private static final String HTML = Variant.TEXT_HTML;
    private static final String CHART = "chart";
    private static final String STYLE = resource("page.css");
    private static final Template PAGE = template("page.html");
    private static final int STRIP_COLUMNS = 6;

    private ReportPage() {}

    /** The page of a content. */
    public static String of(PageContent content) {
        Classes classes = content.classes();
        return PAGE.instance()
                .data("style", new RawString(STYLE))
                .data("title", content.title())
                .data("facts", content.facts())
                .data("judgement", judgement(content.judgement()))
                .data("warnings", content.warnings())
                .data("scores", ScoreTable.of(content.scores()))
                .data("history", PageCharts.history(content.history()))
                .data("reading", PageCharts.reading(content.history().points()))
                .data("strips", content.strips().stream().map(StripView::of).toList())
                .data("ranked", content.strips().stream().anyMatch(strip -> !strip.standing()
                        .isEmpty()))
                .data("classCharts", PageCharts.classes(classes))
                .data("classScores", classes.scores())
                .data("classes", classRows(classes))
                .data("confusion", confusionRows(classes))
                .data("confusionNames", classes.names())
                .data("neighbours", NeighboursView.of(content.neighbours()))
                .data("growth", PageCharts.growth(content.growth()))
                .data("skipped", byReason(content.skipped()).entrySet())
                .data("background", content.background())
                .data("seconds", seconds(content.background()).entrySet())
                .render();
    }

    /** A judgement and its name in the style sheet. */
    record JudgementView(String tone, String words) {}

    /** A class; {@code values} are in the order of the scores' names. */
    record ClassView(String name, Figure generated, Figure reference, List<Figure> values) {}

    /** An asked-for class and how often it was recognised as each. */
    record ConfusionView(String name, List<Figure> counts) {}

    /** Images of a class. */
    record StripView(
            String name,
            String standing,
            GridView generated,
            @Nullable GridView real) {
        static StripView of(ClassStrip strip) {
            return new StripView(
                    strip.name(),
                    strip.standing(),
                    GridView.of(strip.generated(), strip.generated().size() + " generated images: " + strip.name()),
                    strip.real().isEmpty()
                            ? null
                            : GridView.of(strip.real(), strip.real().size() + " real images: " + strip.name()));
        }
    }

    /** Images, and what is said of them to those who cannot see them. */
    record GridView(PictureGrid grid, String alt) {
        static GridView of(List<Picture> pictures, String alt) {
            return new GridView(PictureGrid.of(pictures, STRIP_COLUMNS), alt);
        }
    }

    private static List<JudgementView> judgement(@Nullable Judgement judgement) {
        return judgement == null
                ? List.of()
                : List.of(new JudgementView(Tone.of(judgement.verdict()), judgement.words()));
    }

    private static List<ClassView> classRows(Classes classes) {
        return classes.rows().stream()
                .map(row -> new ClassView(
                        row.name(),
                        Figure.of(row.generated()),
                        row.reference() == 0 ? Figure.NONE : Figure.of(row.reference()),
                        classes.scores().stream()
                                .map(score -> Figure.plain(row.scores().get(score)))
                                .toList()))
                .toList();
    }

    private static List<ConfusionView> confusionRows(Classes classes) {
        Confusion confusion = classes.confusion();
        if (confusion == null || confusion.classes() != classes.rows().size()) {
            return List.of();
        }
        return IntStream.range(0, confusion.classes())
                .mapToObj(asked -> new ConfusionView(
                        classes.names().get(asked),
                        IntStream.range(0, confusion.classes())
                                .mapToObj(recognised -> Figure.of(confusion.count(asked, recognised)))
                                .toList()))
                .toList();
    }

    /** Scores by the reason why they are missing. */
    private static Map<String, String> byReason(List<Skipped> skipped) {
        Map<String, String> byReason = new TreeMap<>();
        skipped.forEach(score -> byReason.merge(score.reason(), score.name(), (some, other) -> some + ", " + other));
        return byReason;
    }

    private static Map<String, String> seconds(Background background) {
        Map<String, String> rounded = new LinkedHashMap<>();
        background.seconds().forEach((stage, seconds) -> rounded.put(stage, Numbers.rough(seconds)));
        return rounded;
    }

    private static Template template(String name) {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(HTML)))
                .build();
        Variant html = Variant.forContentType(HTML);
        engine.putTemplate(CHART, engine.parse(resource(CHART + ".html"), html));
        return engine.parse(resource(name), html);
    }

    private static String resource(String name) {
        try (InputStream source = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource '" + name + "' cannot be read", e);
        }
    }
}
