package io.ganymede.cli.dataset.sheet;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Writes text as filled outlines of a font that comes along (Liberation Sans, in PDFBox): Java 2D's own text needs fonts of the
 * operating system, which a container may lack.
 */
final class Lettering implements AutoCloseable {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double scale;

    private Lettering(TrueTypeFont font, CmapLookup glyphs, double scale) {
        this.font = font;
        this.glyphs = glyphs;
        this.scale = scale;
    }

    /** Letters of a size in pixels. */
    static Lettering ofSize(int pixels) {
        try (InputStream content = TTFParser.class.getResourceAsStream(FONT)) {
            if (content == null) {
                throw new IllegalStateException("font '" + FONT + "' is missing from the class path");
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(content));
            return new Lettering(font, font.getUnicodeCmapLookup(), (double) pixels / font.getUnitsPerEm());
        } catch (IOException e) {
            throw new UncheckedIOException("font '" + FONT + "' cannot be read", e);
        }
    }

    /** Width of a text in pixels. */
    double width(String text) {
        return text.codePoints().mapToDouble(this::advance).sum();
    }

    /** Draws a text whose base line begins at a place, in the colour of the graphics. */
    void draw(Graphics2D graphics, String text, double x, double baseline) {
        double position = x;
        for (int codePoint : text.codePoints().toArray()) {
            AffineTransform place = AffineTransform.getTranslateInstance(position, baseline);
            place.scale(scale, -scale); // fonts count upwards
            graphics.fill(place.createTransformedShape(outline(codePoint)));
            position += advance(codePoint);
        }
    }

    private java.awt.Shape outline(int codePoint) {
        try {
            var glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint));
            return glyph == null ? new java.awt.geom.Path2D.Double() : glyph.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double advance(int codePoint) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(codePoint)) * scale;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            font.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
