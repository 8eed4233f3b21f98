package io.ganymede.sampler.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.network.Shape;
import io.ganymede.sampler.sampling.GeneratedImages;
import io.ganymede.sampler.sampling.PixelBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Writes the reply to an infer request number by number: a tree of a million nodes would cost fifty times its bytes. */
final class InferReply {
    private static final int BYTE_MASK = 0xff;

    private InferReply() {}

    static byte[] write(ModelManifest manifest, InferRequest request, GeneratedImages images) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.mapper().createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("model_name", manifest.model());
            json.writeStringField("model_version", Integer.toString(manifest.version()));
            if (request.id().isPresent()) {
                json.writeStringField("id", request.id().get());
            }
            json.writeArrayFieldStart("outputs");
            for (String output : request.outputs()) {
                json.writeStartObject();
                write(json, output, request, images);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory failed", e);
        }
        return body.toByteArray();
    }

    private static void write(JsonGenerator json, String output, InferRequest request, GeneratedImages images)
            throws IOException {
        if (output.equals(TensorDescription.SEED)) {
            head(json, output, TensorDescription.UINT64, images.count());
            for (long seed : request.seeds()) {
                json.writeNumber(Long.toUnsignedString(seed));
            }
        } else if (output.equals(TensorDescription.IMAGE)) {
            PixelBatch pixels = images.pixels();
            head(
                    json,
                    output,
                    TensorDescription.UINT8,
                    pixels.count(),
                    pixels.height(),
                    pixels.width(),
                    pixels.channels());
            ByteBuffer bytes = pixels.bytes();
            while (bytes.hasRemaining()) {
                json.writeNumber(bytes.get() & BYTE_MASK);
            }
        } else if (output.equals(TensorDescription.IMAGE_F32)) {
            Shape shape = images.shape();
            head(json, output, TensorDescription.FP32, images.count(), shape.size(0), shape.size(1), shape.size(2));
            FloatBuffer values = images.values();
            while (values.hasRemaining()) {
                json.writeNumber(values.get());
            }
        } else {
            throw new IllegalStateException("unknown output '" + output + "'");
        }
        json.writeEndArray();
    }

    /** Everything up to the opening bracket of the values. */
    private static void head(JsonGenerator json, String name, String datatype, int... shape) throws IOException {
        json.writeStringField("name", name);
        json.writeStringField("datatype", datatype);
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeArrayFieldStart("data");
    }
}
