package io.ganymede.cli.command;

import io.ganymede.cli.dataset.image.CentreCrop;
import io.ganymede.cli.dataset.image.ColourRule;
import io.ganymede.cli.dataset.image.ImagePreparation;
import io.ganymede.cli.dataset.image.ImageSize;
import io.ganymede.cli.dataset.image.Resampling;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for what happens to each image. */
final class PreparationFlags {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,4})(?:[x×]([0-9]{1,4}))?");
    private static final String LARGEST = "largest";
    private static final int LARGEST_SIDE = 2048;

    @Option(
            names = "--centre-crop",
            paramLabel = "SIDE",
            arity = "0..1",
            fallbackValue = LARGEST,
            description = "cut the square of this side out of the middle, before resizing; without SIDE the largest")
    @Nullable
    String centreCrop;

    @Option(names = "--size", paramLabel = "HxW", description = "size of all images: 32 or 32x48 (height x width)")
    @Nullable
    String size;

    @Option(
            names = "--resize",
            paramLabel = "RULE",
            defaultValue = "lanczos",
            description = "antialiased rule of resizing: box, bilinear, bicubic, lanczos (default: ${DEFAULT-VALUE})")
    String resize = "lanczos";

    @Option(names = "--colour", paramLabel = "C", description = "grey or rgb (default: grey when all images are grey)")
    @Nullable
    String colour;

    /**
     * What was chosen.
     *
     * @throws PlatformException with reason InvalidArgument for a value that is not known
     */
    ImagePreparation preparation() {
        return new ImagePreparation(crop(), size(), Resampling.ALL.require(resize), colour());
    }

    /** The choices that were made, as they would be typed. */
    Map<String, String> record() {
        Map<String, String> record = new TreeMap<>();
        SelectionFlags.put(record, "--centre-crop", LARGEST.equals(centreCrop) ? "" : centreCrop);
        SelectionFlags.put(record, "--size", size);
        SelectionFlags.put(record, "--resize", size == null ? null : resize);
        SelectionFlags.put(record, "--colour", colour);
        return record;
    }

    private CentreCrop crop() {
        if (centreCrop == null) {
            return new CentreCrop.None();
        }
        if (centreCrop.equals(LARGEST)) {
            return new CentreCrop.LargestSquare();
        }
        return new CentreCrop.Square(pixels("--centre-crop", centreCrop, centreCrop));
    }

    private @Nullable ImageSize size() {
        if (size == null) {
            return null;
        }
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw invalid("--size must be a side or height x width in pixels, such as 32 or 32x48: got " + size);
        }
        int height = pixels("--size", size, matcher.group(1));
        return matcher.group(2) == null
                ? ImageSize.square(height)
                : new ImageSize(height, pixels("--size", size, matcher.group(2)));
    }

    private ColourRule colour() {
        if (colour == null) {
            return ColourRule.AS_IS;
        }
        return switch (colour) {
            case "grey", "gray" -> ColourRule.GREY;
            case "rgb" -> ColourRule.RGB;
            default -> throw invalid("--colour: " + NearestName.unknown("colour", colour, List.of("grey", "rgb")));
        };
    }

    private static int pixels(String option, String given, String number) {
        int pixels = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
        if (pixels < 1 || pixels > LARGEST_SIDE) {
            throw invalid(option + " must be 1 to " + LARGEST_SIDE + " pixels: got " + given);
        }
        return pixels;
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_ARGUMENT, message);
    }
}
