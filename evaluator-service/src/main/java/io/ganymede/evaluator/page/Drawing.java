package io.ganymede.evaluator.page;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Whether this machine can draw charts. */
public final class Drawing {
    private Drawing() {}

    /**
     * Draws a word.
     *
     * @throws IllegalStateException when the machine lacks what text needs, most likely fonts
     */
    public static void require() {
        try {
            Graphics2D graphics = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB).createGraphics();
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
            graphics.drawString("fid", 2, 12);
            graphics.dispose();
        } catch (RuntimeException | LinkageError | InternalError e) { // what AWT throws without fonts has many types
            throw new IllegalStateException(
                    "charts of reports cannot be drawn on this machine: install fontconfig and a font (Debian:"
                            + " fontconfig, fonts-dejavu-core)",
                    e);
        }
    }
}
