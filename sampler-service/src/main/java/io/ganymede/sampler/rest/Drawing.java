package io.ganymede.sampler.rest;

import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.image.PngEncoder;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.ganymede.sampler.sampling.Condition;
import io.ganymede.sampler.sampling.Condition.OfAttributes;
import io.ganymede.sampler.sampling.Condition.OfClass;
import io.ganymede.sampler.sampling.PixelBatch;
import io.ganymede.sampler.sampling.SampleRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drawn images in the forms in which they are sent. Made for one answer. */
final class Drawing {
    private final ModelManifest manifest;
    private final SampleRequest request;
    private final PixelBatch pixels;
    private final PngEncoder encoder;
    private final SamplerMetrics metrics;

    Drawing(
            ModelManifest manifest,
            SampleRequest request,
            PixelBatch pixels,
            PngEncoder encoder,
            SamplerMetrics metrics) {
        this.manifest = manifest;
        this.request = request;
        this.pixels = pixels;
        this.encoder = encoder;
        this.metrics = metrics;
    }

    /** One PNG: the image, or all of them as a grid. */
    byte[] png() {
        PixelBatch whole = pixels.grid(request.columns());
        return metrics.encoding(() -> encoder.encode(whole, texts(request.conditions(), request.seed())));
    }

    /** All images as separate PNG files in base64, with what they were drawn from. */
    GenerateReply json() {
        List<GenerateReply.Image> images = metrics.encoding(() -> {
            List<GenerateReply.Image> encoded = new ArrayList<>();
            for (int i = 0; i < pixels.count(); i++) {
                encoded.add(image(i));
            }
            return encoded;
        });
        return new GenerateReply(
                manifest.model(), manifest.version(), manifest.onnx().sha256(), parameters(), images);
    }

    /** All pixels, [N, H, W, C]. */
    byte[] raw() {
        byte[] raw = new byte[pixels.bytes().remaining()];
        pixels.bytes().get(raw);
        return raw;
    }

    /** {@code N,H,W,C}. */
    String shape() {
        return pixels.count() + "," + pixels.height() + "," + pixels.width() + "," + pixels.channels();
    }

    private GenerateReply.Parameters parameters() {
        List<String> classes = all(OfClass.class).map(OfClass::name).toList();
        List<Map<String, Double>> attributes =
                all(OfAttributes.class).map(OfAttributes::values).toList();
        return new GenerateReply.Parameters(
                classes.isEmpty() ? null : classes,
                attributes.isEmpty() ? null : attributes,
                request.count(),
                Long.toString(request.seed()));
    }

    private <T extends Condition> Stream<T> all(Class<T> kind) {
        return request.conditions().stream().filter(kind::isInstance).map(kind::cast);
    }

    private GenerateReply.Image image(int index) {
        Condition condition = request.condition(index);
        long seed = request.seed(index);
        byte[] png = encoder.encode(pixels.image(index), texts(List.of(condition), seed));
        return new GenerateReply.Image(
                condition instanceof OfClass asked ? asked.name() : null,
                condition instanceof OfClass asked ? (Integer) asked.label() : null,
                condition instanceof OfAttributes asked ? asked.values() : null,
                Long.toString(seed),
                Base64.getEncoder().encodeToString(png));
    }

    private Map<String, String> texts(List<Condition> conditions, long seed) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("model", manifest.model());
        texts.put("version", Integer.toString(manifest.version()));
        if (conditions.get(0) instanceof OfClass) {
            texts.put("class", words(conditions, ", "));
        } else if (conditions.get(0) instanceof OfAttributes) {
            texts.put("attributes", words(conditions, "; "));
        }
        texts.put("seed", Long.toString(seed));
        texts.put("digest", manifest.onnx().sha256());
        return texts;
    }

    private static String words(List<Condition> conditions, String between) {
        return conditions.stream().map(Condition::words).collect(Collectors.joining(between));
    }
}
