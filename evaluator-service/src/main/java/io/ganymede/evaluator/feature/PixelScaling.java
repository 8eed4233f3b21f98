package io.ganymede.evaluator.feature;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/**
 * What a network wants pixel values v in [0, 255] to become: {@code (v - centre) / spread}.
 *
 * @param name in descriptors and protocols
 * @param centre in pixel values
 * @param spread in pixel values, above 0
 */
public record PixelScaling(String name, double centre, double spread) {
    /** {@code v}: the network scales its input itself. */
    public static final PixelScaling BYTES = new PixelScaling("bytes", 0, 1);

    /** {@code v / 255}, in [0, 1]. */
    public static final PixelScaling UNIT = new PixelScaling("unit", 0, 255);

    /** {@code (v - 128) / 128}, in [-1, 1): the 2015 graph, torch-fidelity, torchmetrics, StyleGAN. */
    public static final PixelScaling SIGNED_128 = new PixelScaling("signed-128", 128, 128);

    /** {@code 2 v / 255 - 1}, in [-1, 1]: pytorch-fid, StudioGAN. */
    public static final PixelScaling SIGNED_255 = new PixelScaling("signed-255", 127.5, 127.5);

    /** Every scaling by its name. */
    public static final NamedRegistry<PixelScaling> REGISTRY =
            NamedRegistry.of("pixel scaling", List.of(BYTES, UNIT, SIGNED_128, SIGNED_255), PixelScaling::name);
}
