package io.ganymede.evaluator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final String URI = "data:image/png;base64,";

    private static String html;
    private static Document page;

    @BeforeAll
    static void render() {
        System.setProperty("java.awt.headless", "true");
        html = ReportPage.of(PageSamples.full());
        page = Jsoup.parse(html);
    }

    @Test
    void isWellFormedAndNeedsNothingElse() {
        Parser strict = Parser.htmlParser().setTrackErrors(50);
        strict.parseInput(html, "");

        assertThat(strict.getErrors()).isEmpty();
        assertThat(page.select("script, link, iframe, object, form, a[href]")).isEmpty();
        assertThat(page.select("[src], [srcset]")).isNotEmpty().allSatisfy(element -> assertThat(
                        element.attr(element.hasAttr("src") ? "src" : "srcset"))
                .startsWith(URI));
        assertThat(html).doesNotContain("http", "url(", "@import", "NOT_FOUND");
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.expectFirst("meta[name=viewport]").attr("content")).contains("width=device-width");
        assertThat(page.expectFirst("style").data()).contains("prefers-color-scheme: dark");
    }

    @Test
    void everyImageDecodesAndSaysWhatItShows() {
        assertThat(page.select("img")).hasSizeGreaterThan(8).allSatisfy(image -> {
            assertThat(image.attr("alt")).isNotBlank();
            BufferedImage decoded = decoded(image.attr("src"));
            double aspect = (double) decoded.getWidth() / decoded.getHeight();
            assertThat(Double.parseDouble(image.attr("width")) / Double.parseDouble(image.attr("height")))
                    .isBetween(0.99 * aspect, 1.01 * aspect);
        });
        assertThat(page.select("picture")).isNotEmpty().allSatisfy(picture -> {
            String dark = picture.expectFirst("source[media~=dark]").attr("srcset");
            assertThat(decoded(picture.expectFirst("img").attr("src")).getRGB(0, 0))
                    .isEqualTo(Palette.LIGHT.paper().getRGB());
            assertThat(decoded(dark).getRGB(0, 0))
                    .isEqualTo(Palette.DARK.paper().getRGB());
        });
    }

    @Test
    void whatPeopleHaveNamedIsText() {
        assertThat(page.expectFirst("h1").text()).isEqualTo("a <model>, step 2,000");
        assertThat(page.title()).isEqualTo("a <model>, step 2,000");
        assertThat(page.select("dd").eachText()).containsExactly("<b>samples</b>");
        assertThat(page.expectFirst(".judgement.better").text()).isEqualTo("better than <before>");
        assertThat(page.select(".warnings li").eachText()).containsExactly("mind <this>");
        assertThat(page.select("section[aria-labelledby=classes] tbody th").eachText())
                .containsExactly("c<at", "dog", "c<at", "dog");
        assertThat(page.select("section[aria-labelledby=background] pre").eachText())
                .containsExactly("ganymede evaluate --reference <r>", "{\"name\":\"<p>\"}", "{\"trace\":\"<t>\"}");
        assertThat(page.text()).contains("<m>", "of <all>", "image <1>", "needs <rows>");
    }

    @Test
    void scoresStandInTheOrderOfTheListWithErrorsFloorAndVerdict() {
        List<Element> rows = page.select(".scores tr:has(th[scope=row])");

        assertThat(rows.stream().map(row -> row.expectFirst("th").ownText()))
                .containsExactly("fid", "amScore", "unheardOf");
        assertThat(rows.get(0).select("td").eachText()).containsExactly("12.35 ± 0.31", "0.7", "better −1.25 ± 0.50");
        assertThat(rows.get(1).select("td").eachText()).containsExactly("0.5", "0.125", "worse +0.25");
        assertThat(rows.get(2).select("td").eachText()).containsExactly("1");
        assertThat(rows.get(0).expectFirst("th").text()).contains("lower is better");
        assertThat(rows.get(0).expectFirst("data").attr("value")).isEqualTo("12.3456");
        assertThat(rows.get(0).expectFirst("data").attr("data-error")).isEqualTo("0.31");
        assertThat(page.select(".scores th[scope=rowgroup]").eachText())
                .containsExactly("Distance to real images", "Classes and predictions", "Other scores");
    }

    @Test
    void everyColumnAndRowHasItsHeading() {
        assertThat(page.select("table")).hasSize(6).allSatisfy(table -> {
            assertThat(table.select("th").not("[scope]")).isEmpty();
            assertThat(table.select("tbody tr").not(":has(th[scope])")).isEmpty();
            int columns = table.select("thead th").size();
            assertThat(table.select("tbody tr:has(th[scope=row])"))
                    .allSatisfy(row -> assertThat(columns == 0 ? 2 : columns)
                            .isEqualTo(row.select("> td, > th").size()));
        });
    }

    @Test
    void everyNumberOfTheClassesAndNeighboursIsThere() {
        assertThat(values("classes"))
                .contains("1100", "90", "3.25", "0.75", "900", "110", "7.5", "825", "275", "0", "900");
        assertThat(values("neighbours")).containsExactly("0.0625", "0.875");
        assertThat(page.select(".near b").eachText()).containsExactly("nearer than real ones");
        assertThat(page.select("section[aria-labelledby=samples] img").eachAttr("alt"))
                .containsExactly("5 generated images: c<at", "5 real images: c<at", "5 generated images: dog");
    }

    @Test
    void chartsSayHowTheyAreToBeRead() {
        assertThat(page.select("figcaption").eachText())
                .as("classFid has no history")
                .filteredOn(text -> text.contains("over the steps"))
                .containsExactly("fid over the steps Lower is better.");
        assertThat(page.expectFirst("section[aria-labelledby=history] p").text())
                .isEqualTo("Bars reach 1.96 standard errors to either side. Blue: stage full, grey: fast."
                        + " Orange: the best so far.");
        assertThat(page.select("picture img").eachAttr("alt"))
                .allSatisfy(alt -> assertThat(alt).contains(". ").endsWith("."));
    }

    @Test
    void partsThatAreEmptyDoNotAppear() {
        Document bare = Jsoup.parse(ReportPage.of(PageSamples.bare()));

        assertThat(bare.select("h2").eachText()).containsExactly("Scores", "How it was measured");
        assertThat(bare.select("img, .judgement, .warnings")).isEmpty();
        assertThat(bare.select(".scores thead th").eachText()).containsExactly("score", "value");
    }

    private static List<String> values(String section) {
        return page.select("section[aria-labelledby=" + section + "] data").eachAttr("value");
    }

    private static BufferedImage decoded(String uri) {
        try {
            return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(URI.length()))));
        } catch (IOException e) {
            throw new AssertionError(uri, e);
        }
    }
}
