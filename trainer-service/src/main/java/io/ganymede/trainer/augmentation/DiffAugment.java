package io.ganymede.trainer.augmentation;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * Differentiable augmentation: the discriminator sees no image as it is, real or generated, when it learns and when the
 * generator does: {@code D(T(x))} and {@code D(T(G(z)))}, T being colour, then translation, then cutout. It helps where images
 * are few. Source: Zhao, Liu, Lin, Zhu, Han 2020, arXiv 2006.10738, section 3; amounts as in the released code.
 */
final class DiffAugment {
    private static final Option COLOR = Option.flag("color", true, "random brightness, saturation and contrast");
    private static final Option TRANSLATION = Option.flag("translation", true, "random shift by up to an eighth");
    private static final Option CUTOUT = Option.flag("cutout", true, "a random square of half the side becomes 0");

    static final AugmentationType TYPE =
            new AugmentationType("diff-augment", List.of(COLOR, TRANSLATION, CUTOUT), DiffAugment::of);

    private DiffAugment() {}

    private static Augmentation of(Options options) {
        List<Augmentation> parts = new ArrayList<>();
        if (options.flag(COLOR)) {
            parts.add(new RandomColour());
        }
        if (options.flag(TRANSLATION)) {
            parts.add(new RandomTranslation());
        }
        if (options.flag(CUTOUT)) {
            parts.add(new Cutout());
        }
        return parts.stream()
                .reduce(Augmentation::then)
                .orElseThrow(() -> new PlatformException(
                        Reason.INVALID_SPEC,
                        "augmentation 'diff-augment' changes nothing: got color, translation and cutout all false, expected one"
                                + " that is true; or leave it out"));
    }
}
