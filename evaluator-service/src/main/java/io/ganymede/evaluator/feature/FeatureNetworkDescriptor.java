package io.ganymede.evaluator.feature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.naming.NearestName;
import io.ganymede.evaluator.resize.ResizeRule;
import io.ganymede.evaluator.resize.ResizeRules;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an ONNX network wants its images and which of its outputs are features. The input is {@code [N, channels, H, W]},
 * float32 or uint8; a uint8 network resizes and scales within, so that its descriptor says {@code none} and {@code bytes}.
 *
 * @param input name of the input
 * @param channels 1 or 3; a grey image has its plane repeated, a colour image is refused by a network of 1
 * @param height of the network's images, at least 1; absent, with resize rule {@code none}, where any will do
 * @param width likewise
 * @param resize name of one of {@link ResizeRules}
 * @param scaling name of one of {@link PixelScaling}; absent where {@code mean} and {@code deviation} stand instead
 * @param mean per channel, of pixels in [0, 1]
 * @param deviation per channel, of pixels in [0, 1], above 0
 * @param taps output of the network by the name of the features, at least one
 */
public record FeatureNetworkDescriptor(
        String input,
        int channels,
        @Nullable Integer height,
        @Nullable Integer width,
        String resize,
        @Nullable String scaling,
        @Nullable List<Double> mean,
        @Nullable List<Double> deviation,
        Map<String, String> taps) {
    private static final double BRIGHTEST = 255;

    /**
     * Checks everything.
     *
     * @throws PlatformException with reason InvalidSpec that names every fault
     */
    public FeatureNetworkDescriptor {
        mean = mean == null ? null : List.copyOf(mean);
        deviation = deviation == null ? null : List.copyOf(deviation);
        taps = Collections.unmodifiableMap(new LinkedHashMap<>(taps));
        Problems problems = new Problems();
        check(problems, !input.isBlank(), "/input", "is blank: expected the name of an input");
        check(problems, channels == 1 || channels == 3, "/channels", "is " + channels + ": expected 1 or 3");
        checkSize(problems, height, width, resize);
        checkScaling(problems, channels, scaling, mean, deviation);
        check(problems, !taps.isEmpty(), "/taps", "is empty: expected the outputs of the network by feature name");
        for (Map.Entry<String, String> tap : taps.entrySet()) {
            check(
                    problems,
                    !tap.getKey().isBlank() && !tap.getValue().isBlank(),
                    "/taps/" + tap.getKey(),
                    "is blank: expected the name of an output");
        }
        refuse(problems.list());
    }

    /**
     * Reads a descriptor.
     *
     * @param label what is read, for messages
     * @throws PlatformException with reason InvalidSpec when it is no JSON, or has a key that is unknown, missing or wrong
     */
    public static FeatureNetworkDescriptor read(String label, byte[] json) {
        try {
            JsonNode tree = Json.parse(label, json);
            Set<String> known = Arrays.stream(FeatureNetworkDescriptor.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            Problems problems = new Problems();
            tree.fieldNames().forEachRemaining(key -> {
                check(problems, known.contains(key), "/" + key, NearestName.unknown("key", key, known));
            });
            refuse(problems.list());
            return Json.convert(label, tree, FeatureNetworkDescriptor.class);
        } catch (PlatformException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof PlatformException own && own.reason() == Reason.INVALID_SPEC) {
                    throw new PlatformException(Reason.INVALID_SPEC, label + ": " + own.getMessage(), own);
                }
            }
            throw new PlatformException(
                    Reason.INVALID_SPEC, "feature network descriptor is unreadable: " + e.getMessage(), e);
        }
    }

    /** A descriptor with one of the scalings that have a name. */
    public static FeatureNetworkDescriptor of(
            String input,
            int channels,
            @Nullable Integer side,
            ResizeRule resize,
            PixelScaling scaling,
            Map<String, String> taps) {
        return new FeatureNetworkDescriptor(
                input, channels, side, side, resize.name(), scaling.name(), null, null, taps);
    }

    /** The rule itself. */
    @JsonIgnore
    public ResizeRule resizeRule() {
        return ResizeRules.REGISTRY.require(resize);
    }

    /** The scaling of a channel. */
    PixelScaling scaling(int channel) {
        if (mean != null && deviation != null) {
            return new PixelScaling("standardised", BRIGHTEST * mean.get(channel), BRIGHTEST * deviation.get(channel));
        }
        return scaling == null ? PixelScaling.BYTES : PixelScaling.REGISTRY.require(scaling);
    }

    private static void checkSize(Problems problems, @Nullable Integer height, @Nullable Integer width, String resize) {
        ResizeRule rule = ResizeRules.REGISTRY.find(resize);
        check(problems, rule != null, "/resize", ResizeRules.REGISTRY.unknown(resize));
        check(problems, (height == null) == (width == null), "/height", "stands without width, or width without it");
        check(
                problems,
                height != null || rule == null || rule.equals(ResizeRules.NONE),
                "/height",
                "is absent: expected the size that '" + resize + "' resizes to");
        check(
                problems,
                (height == null || height >= 1) && (width == null || width >= 1),
                "/height",
                "or width is %s or %s: expected at least 1".formatted(height, width));
    }

    private static void checkScaling(
            Problems problems,
            int channels,
            @Nullable String scaling,
            @Nullable List<Double> mean,
            @Nullable List<Double> deviation) {
        boolean standardised = mean != null || deviation != null;
        check(
                problems,
                (scaling == null) == standardised,
                "/scaling",
                "and mean with deviation exclude each other, and one of them is needed");
        check(
                problems,
                scaling == null || PixelScaling.REGISTRY.find(scaling) != null,
                "/scaling",
                PixelScaling.REGISTRY.unknown(String.valueOf(scaling)));
        if (standardised) {
            check(
                    problems,
                    mean != null && mean.size() == channels && mean.stream().allMatch(Double::isFinite),
                    "/mean",
                    "is " + mean + ": expected a number per channel, " + channels);
            check(
                    problems,
                    deviation != null
                            && deviation.size() == channels
                            && deviation.stream().allMatch(value -> Double.isFinite(value) && value > 0),
                    "/deviation",
                    "is " + deviation + ": expected a number above 0 per channel, " + channels);
        }
    }

    private static void check(Problems problems, boolean holds, String pointer, String message) {
        if (!holds) {
            problems.add(pointer, message);
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_SPEC, "feature network descriptor is wrong: " + Problems.describe(problems));
        }
    }
}
