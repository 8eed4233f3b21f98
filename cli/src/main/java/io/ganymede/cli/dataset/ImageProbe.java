package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.image.CentreCrop;
import io.ganymede.cli.dataset.image.ColourRule;
import io.ganymede.cli.dataset.image.ImagePreparation;
import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.image.Resampling;
import io.ganymede.cli.dataset.selection.Selection;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The image shape of a data set to be, from a few images spread over the training split: the size of the first readable one,
 * and three channels when any of them has colour.
 *
 * @param shape {@code [channels, height, width]}
 * @param preparation what is done to each image, with the colour decided
 */
record ImageProbe(Shape shape, UnaryOperator<PixelImage> preparation) {
    private static final ImagePreparation GREY = coloured(ColourRule.GREY);
    private static final ImagePreparation RGB = coloured(ColourRule.RGB);
    private static final int PROBES = 64;

    /** Refuses a source none of whose probes can be read, with reason InvalidFile. */
    static ImageProbe of(ImageSource source, Selection selection, ImagePreparation preparation) {
        int[] train = selection.examples("train");
        List<PixelImage> probes = new ArrayList<>();
        List<PixelImage> prepared = new ArrayList<>();
        PlatformException first = null;
        String failed = "";
        for (int example : spread(train)) {
            try {
                PixelImage image = source.image(example);
                prepared.add(preparation.apply(image));
                probes.add(image);
            } catch (PlatformException e) {
                if (first == null) {
                    first = e;
                    failed = source.name(example);
                }
            }
        }
        if (probes.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "no image can be read; " + failed + ": " + (first == null ? "" : first.getMessage()),
                    first);
        }
        UnaryOperator<PixelImage> decided =
                decide(preparation, prepared.stream().allMatch(PixelImage::isGrey));
        return new ImageProbe(decided.apply(probes.get(0)).shape(), decided);
    }

    /** A colour image in a grey data set keeps its colour, so that it is found and nothing is lost unseen. */
    private static UnaryOperator<PixelImage> decide(ImagePreparation preparation, boolean grey) {
        if (preparation.colour() != ColourRule.AS_IS) {
            return preparation::apply;
        }
        if (!grey) {
            return image -> RGB.apply(preparation.apply(image));
        }
        return image -> {
            PixelImage prepared = preparation.apply(image);
            return prepared.isGrey() ? GREY.apply(prepared) : prepared;
        };
    }

    private static ImagePreparation coloured(ColourRule colour) {
        return new ImagePreparation(new CentreCrop.None(), null, Resampling.LANCZOS, colour);
    }

    private static int[] spread(int[] examples) {
        int count = Math.min(PROBES, examples.length);
        int[] spread = new int[count];
        for (int i = 0; i < count; i++) {
            spread[i] = examples[(int) ((long) i * examples.length / count)];
        }
        return spread;
    }
}
