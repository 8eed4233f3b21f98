package io.ganymede.common.network;

import java.util.List;

/**
 * Sub-pixel rearrangement, column-row-depth order: {@code [C f^2, H, W] -> [C, H f, W f]} with {@code out[c, h f + i, w f +
 * j] = in[c f^2 + i f + j, h, w]}. Source: Shi et al. 2016, arXiv 1609.05158, section 2.2.
 *
 * @param factor f, the magnification of each side
 */
public record PixelShuffle(int factor) implements Operation {
    public PixelShuffle {
        Checks.between("pixel-shuffle factor", factor, 2, 64);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.pixelShuffle(node, this, inputs);
    }
}
