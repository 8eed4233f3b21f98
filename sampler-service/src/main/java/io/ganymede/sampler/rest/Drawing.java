package io.ganymede.sampler.rest;

import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.image.PngEncoder;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.ganymede.sampler.sampling.ClassNames;
import io.ganymede.sampler.sampling.PixelBatch;
import io.ganymede.sampler.sampling.SampleRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Drawn images in the forms in which they are sent. Made for one answer. */
final class Drawing {
    private final ModelManifest manifest;
    private final SampleRequest request;
    private final PixelBatch pixels;
    private final PngEncoder encoder;
    private final SamplerMetrics metrics;
    private final ClassNames classes;

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
        this.classes = new ClassNames(manifest.classes());
    }

    /** One PNG: the image, or all of them as a grid with one row a class. */
    byte[] png() {
        String names = request.labels().stream().map(classes::name).collect(Collectors.joining(", "));
        PixelBatch whole = pixels.grid(request.count());
        return metrics.encoding(() -> encoder.encode(whole, texts(names, request.seed())));
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
                manifest.model(),
                manifest.version(),
                manifest.onnx().sha256(),
                new GenerateReply.Parameters(
                        request.labels().stream().map(classes::name).toList(),
                        request.count(),
                        Long.toString(request.seed())),
                images);
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

    private GenerateReply.Image image(int index) {
        String name = classes.name(request.label(index));
        byte[] png = encoder.encode(pixels.image(index), texts(name, request.seed(index)));
        return new GenerateReply.Image(
                name,
                request.label(index),
                Long.toString(request.seed(index)),
                Base64.getEncoder().encodeToString(png));
    }

    private Map<String, String> texts(String names, long seed) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("model", manifest.model());
        texts.put("version", Integer.toString(manifest.version()));
        texts.put("class", names);
        texts.put("seed", Long.toString(seed));
        texts.put("digest", manifest.onnx().sha256());
        return texts;
    }
}
