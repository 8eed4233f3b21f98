package io.ganymede.evaluator.page;

import java.awt.Color;

/**
 * Colours of a chart on a light or a dark page; those of the page's style sheet are the same.
 *
 * @param paper what it is drawn on
 * @param ink text
 * @param grid lines behind what is drawn
 * @param first colour of the data
 * @param second colour of other data
 * @param accent of what is to be seen first
 * @param heat colour of the largest share of a heat map, on which {@code ink} can be read
 */
record Palette(Color paper, Color ink, Color grid, Color first, Color second, Color accent, Color heat) {
    static final Palette LIGHT = new Palette(
            Color.WHITE,
            new Color(0x1f2933),
            new Color(0xd9e2ec),
            new Color(0x2563a8),
            new Color(0x8a94a0),
            new Color(0xc2410c),
            new Color(0x7fb0de));
    static final Palette DARK = new Palette(
            new Color(0x14191f),
            new Color(0xdde4ec),
            new Color(0x313b47),
            new Color(0x6cb0f0),
            new Color(0x8b97a5),
            new Color(0xff9d5c),
            new Color(0x2a6099));
}
