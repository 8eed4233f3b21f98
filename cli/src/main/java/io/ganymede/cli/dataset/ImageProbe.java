package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.image.CentreCrop;
import io.ganymede.cli.dataset.image.ColourRule;
import io.ganymede.cli.dataset.image.ImagePreparation;
import io.ganymede.cli.dataset.image.ImageSize;
import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.image.Resampling;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The shape that images will have in one file, from a few of them spread over all: the size that most of them have, and three
 * channels when any of them has colour.
 *
 * @param shape {@code [channels, height, width]}
 * @param preparation what is done to each image, with the colour decided
 * @param storedChannels most channels that an image has in its file; 0 when none can be read
 */
record ImageProbe(Shape shape, UnaryOperator<PixelImage> preparation, int storedChannels) {
    private static final ImagePreparation GREY = coloured(ColourRule.GREY);
    static final ImagePreparation RGB = coloured(ColourRule.RGB);
    private static final int PROBES = 64;

    /** Shape where no image can be read; all of them are problems then. */
    private static final Shape NONE = Shape.of(1, 1, 1);

    /** Probes the given examples. */
    static ImageProbe of(ImageSource source, int[] examples, ImagePreparation preparation) {
        Map<ImageSize, Integer> sizes = new LinkedHashMap<>();
        boolean grey = true;
        int stored = 0;
        int[] probes = spread(examples);
        for (int i = 0; i < probes.length + examples.length && (i < probes.length || sizes.isEmpty()); i++) {
            int example = i < probes.length ? probes[i] : examples[i - probes.length];
            try {
                PixelImage image = source.image(example);
                stored = Math.max(stored, image.channels());
                PixelImage prepared = preparation.apply(image);
                sizes.merge(ImageSize.of(prepared), 1, Integer::sum);
                grey &= prepared.isGrey();
            } catch (PlatformException e) {
                requireBad(e);
            }
        }
        UnaryOperator<PixelImage> decided = decide(preparation, grey);
        Optional<ImageSize> size =
                sizes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        return new ImageProbe(size.isEmpty() ? NONE : shape(preparation, grey, size.get()), decided, stored);
    }

    /** Bad images are found again, and told, when they are converted. */
    private static void requireBad(PlatformException e) {
        if (e.reason() != Reason.INVALID_FILE) {
            throw e;
        }
    }

    private static Shape shape(ImagePreparation preparation, boolean grey, ImageSize size) {
        boolean oneChannel =
                preparation.colour() == ColourRule.GREY || (preparation.colour() == ColourRule.AS_IS && grey);
        return Shape.of(oneChannel ? 1 : 3, size.height(), size.width());
    }

    /** A colour image among grey ones keeps its colour, so that it is found and nothing is lost unseen. */
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
