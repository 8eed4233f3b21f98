package io.ganymede.evaluator.resize;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** All resize rules. */
public final class ResizeRules {
    /** Without the shift by half a pixel. */
    public static final ResizeRule TF1 = new Tf1Bilinear();

    /** With it, without anti-aliasing. */
    public static final ResizeRule HALF_PIXEL = new HalfPixelBilinear();

    /** Bilinear with anti-aliasing. */
    public static final ResizeRule ANTIALIASED = new AntialiasedBilinear();

    /** Bicubic with anti-aliasing. */
    public static final ResizeRule CLEAN = new PilBicubic();

    /** No resizing. */
    public static final ResizeRule NONE = new NoResize();

    /** Every rule by its name. */
    public static final NamedRegistry<ResizeRule> REGISTRY =
            NamedRegistry.of("resize rule", List.of(TF1, HALF_PIXEL, ANTIALIASED, CLEAN, NONE), ResizeRule::name);

    private ResizeRules() {}
}
