package io.ganymede.evaluator.inference;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Any network of one image input {@code [N, C, H, W]}, float32 or uint8, and some of its outputs. Heights and widths may be
 * free in the file. Not thread-safe.
 */
public final class TapNetwork implements AutoCloseable {
    private final OnnxNetwork network;
    private final NetworkTensor input;
    private final Map<String, BatchTensor> outputs = new LinkedHashMap<>();
    private final Map<String, Integer> dimensions = new LinkedHashMap<>();

    private TapNetwork(OnnxNetwork network, String input, Shape image, List<String> outputs) {
        this.network = network;
        this.input = network.imageInput(input, image);
        for (String output : outputs) {
            Shape row = network.outputRow(output);
            this.outputs.put(output, network.tensor(output, row));
            dimensions.put(output, row.elements());
        }
    }

    /**
     * Loads a network.
     *
     * @param label what it is called in messages
     * @param input name of its image input
     * @param image {@code [C, H, W]} that the input has to take
     * @param outputs names of the outputs to compute
     * @throws PlatformException with reason InvalidFile when it is no such network
     */
    public static TapNetwork open(
            String label, byte[] onnx, String input, Shape image, List<String> outputs, InferenceSettings settings) {
        return OnnxNetwork.open(label, onnx, settings, network -> new TapNetwork(network, input, image, outputs));
    }

    /** Whether the input is uint8, to be put into {@link #bytes}; else it is float32, in {@link #numbers}. */
    public boolean readsBytes() {
        return input instanceof BatchBytes;
    }

    /** The input of the next run, {@code [rows, C, H, W]}, to be written by absolute index. */
    public ByteBuffer bytes() {
        if (input instanceof BatchBytes batch) {
            return batch.bytes();
        }
        throw new IllegalStateException("the network reads float32 numbers");
    }

    /** The input of the next run, {@code [rows, C, H, W]}, to be written by absolute index. */
    public FloatBuffer numbers() {
        if (input instanceof BatchTensor batch) {
            return batch.numbers();
        }
        throw new IllegalStateException("the network reads bytes");
    }

    /** Images of one run. */
    public int rows() {
        return network.rows();
    }

    /** Numbers of one row of an output. */
    public int dimensions(String output) {
        return known(dimensions.get(output), output);
    }

    /** Computes all rows. */
    public void run() {
        network.run(List.of(input), List.copyOf(outputs.values()));
    }

    /** An output of the latest run, {@code [rows, ...]}, to be read by absolute index. */
    public FloatBuffer output(String output) {
        return known(outputs.get(output), output).numbers();
    }

    @Override
    public void close() {
        network.close();
    }

    private <T> T known(@Nullable T value, String output) {
        if (value == null) {
            throw new IllegalArgumentException("output '" + output + "' was not asked for: " + outputs.keySet());
        }
        return value;
    }
}
