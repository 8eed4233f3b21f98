package io.ganymede.evaluator.page;

import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.page.PageContent.Background;
import io.ganymede.evaluator.page.PageContent.ClassRow;
import io.ganymede.evaluator.page.PageContent.Classes;
import io.ganymede.evaluator.page.PageContent.Fact;
import io.ganymede.evaluator.page.PageContent.Growth;
import io.ganymede.evaluator.page.PageContent.History;
import io.ganymede.evaluator.page.PageContent.Judgement;
import io.ganymede.evaluator.page.PageContent.ScoreRow;
import io.ganymede.evaluator.page.PageContent.Skipped;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.statistics.Confusion;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Contents to make pages of. */
final class PageSamples {
    private PageSamples() {}

    /** Images of one shade each, from 0 up. */
    static List<Picture> pictures(int count) {
        byte[] pixels = new byte[count * 16];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 16);
        }
        return Picture.allOf(new ImageStack(pixels, Shape.of(1, 4, 4)));
    }

    static HistoryPoint point(long step, String stage, boolean best, double fid) {
        return new HistoryPoint(step, stage, best, Map.of("fid", fid), Map.of("fid", fid / 10));
    }

    /** Everything that a page may show; whatever people have named holds a '<'. */
    static PageContent full() {
        Classes classes = new Classes(
                List.of("classFid", "labelAccuracy"),
                List.of(
                        new ClassRow("c<at", 1100, 90, Map.of("classFid", 3.25, "labelAccuracy", 0.75)),
                        new ClassRow("dog", 900, 110, Map.of("classFid", 7.5))),
                new Confusion(List.of(List.of(825L, 275L), List.of(0L, 900L))));
        List<Picture> images = pictures(5);
        return new PageContent(
                "a <model>, step 2,000",
                List.of(new Fact("generated", "<b>samples</b>")),
                new Judgement(Verdict.BETTER, "better than <before>"),
                List.of("mind <this>"),
                List.of(
                        new ScoreRow("unheardOf", 1, null, null, null),
                        new ScoreRow("amScore", 0.5, null, 0.125, new ScoreComparison(0.25, null, Verdict.WORSE)),
                        new ScoreRow("fid", 12.3456, 0.31, 0.7, new ScoreComparison(-1.25, 0.5, Verdict.BETTER))),
                new History(
                        List.of("fid", "classFid"),
                        List.of(
                                point(1000, "fast", true, 20),
                                point(2000, "fast", false, 15),
                                point(2000, "full", true, 12.3456))),
                classes,
                ClassStrips.of(classes, Gallery.of(label -> images, label -> label == 0 ? images : List.of())),
                new Neighbours(
                        "of <all>",
                        List.of(new Neighbours.Row(
                                images.get(0),
                                "image <0>",
                                List.of(new Neighbours.Near(images.get(1), "image <1>", 0.0625)),
                                0.875))),
                new Growth(List.of(10L, 20L, 40L), List.of(9.0, 7.0, 6.0)),
                List.of(new Skipped("kid", "needs <rows>"), new Skipped("precision", "needs <rows>")),
                new Background(
                        "ganymede evaluate --reference <r>",
                        "f00d",
                        "{\"name\":\"<p>\"}",
                        Map.of("fid", "{\"trace\":\"<t>\"}"),
                        Map.of("fid", 1.5),
                        Map.of("machine", "<m>")));
    }

    /** A page that has scores alone. */
    static PageContent bare() {
        return new PageContent(
                "scores",
                List.of(),
                null,
                List.of(),
                List.of(new ScoreRow("fid", 1.5, null, null, null)),
                History.NONE,
                new Classes(List.of(), List.of(), null),
                List.of(),
                Neighbours.NONE,
                null,
                List.of(),
                new Background(null, "f00d", "{}", Map.of(), Map.of(), Map.of()));
    }

    static Classes classes(double... distances) {
        return new Classes(
                List.of("classFid"),
                IntStream.range(0, distances.length)
                        .mapToObj(label -> new ClassRow("class" + label, 1, 1, Map.of("classFid", distances[label])))
                        .toList(),
                null);
    }
}
