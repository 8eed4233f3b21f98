package io.ganymede.evaluator.resize;

import java.nio.FloatBuffer;

/**
 * Resizes planes of bytes to float32 values in [0, 255]: along x, then along y, in float64, clipped, rounded to float32 once and
 * not to whole numbers. Not thread-safe.
 */
public final class ImageResizer {
    private static final int BRIGHTEST = 255;

    private final AxisWeights rows;
    private final AxisWeights columns;
    private final double[] source;
    private final double[] narrowed;

    /** A resizer from {@code height x width} to {@code toHeight x toWidth}. */
    public ImageResizer(ResizeRule rule, int height, int width, int toHeight, int toWidth) {
        rows = rule.axis(height, toHeight);
        columns = rule.axis(width, toWidth);
        source = new double[Math.multiplyExact(height, width)];
        narrowed = new double[Math.multiplyExact(height, toWidth)];
    }

    /** Numbers of one plane before. */
    public int planeBefore() {
        return source.length;
    }

    /** Numbers of one plane after. */
    public int planeAfter() {
        return rows.to() * columns.to();
    }

    /**
     * Resizes one plane.
     *
     * @param pixels row-major bytes
     * @param start of the plane in them
     * @param target takes {@link #planeAfter} numbers, row-major
     * @param targetStart absolute index of the first
     */
    public void resize(byte[] pixels, int start, FloatBuffer target, int targetStart) {
        for (int i = 0; i < source.length; i++) {
            source[i] = pixels[start + i] & 0xff;
        }
        int width = columns.to();
        for (int y = 0; y < rows.from(); y++) {
            for (int x = 0; x < width; x++) {
                narrowed[y * width + x] = columns.apply(x, source, y * columns.from(), 1);
            }
        }
        for (int y = 0; y < rows.to(); y++) {
            for (int x = 0; x < width; x++) {
                double value = rows.apply(y, narrowed, x, width);
                target.put(targetStart + y * width + x, (float) Math.min(Math.max(value, 0), BRIGHTEST));
            }
        }
    }
}
