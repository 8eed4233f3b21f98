package io.ganymede.evaluator.inception;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Formats of files of weights, told apart by how they begin. */
public enum WeightFormat {
    /** A serialised TensorFlow graph. */
    GRAPH,
    /** The stream of PyTorch before 1.6. */
    TORCH_STREAM,
    /** The zip file of PyTorch since 1.6. */
    TORCH_ZIP;

    private static final int PICKLE = 0x80;

    /** Field 1 with a length: the first node of a graph. */
    private static final int FIRST_NODE = 0x0a;

    static WeightFormat of(String label, ByteBuffer file) {
        int length = Math.min(4, file.limit());
        byte[] start = new byte[length];
        file.get(0, start);
        if (length == 4) {
            if (start[0] == 'P' && start[1] == 'K') {
                return TORCH_ZIP;
            }
            if ((start[0] & 0xff) == PICKLE) {
                return TORCH_STREAM;
            }
            if (start[0] == FIRST_NODE) {
                return GRAPH;
            }
        }
        throw new PlatformException(
                Reason.INVALID_FILE,
                "%s is no file of weights: it begins with bytes '%s', expected a TensorFlow graph (0a), a PyTorch stream (80)"
                                .formatted(label, HexFormat.of().formatHex(start))
                        + " or a PyTorch zip file (504b)");
    }
}
