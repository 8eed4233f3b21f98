package io.ganymede.evaluator.inception;

import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.torch.StateDictionary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads the weights of the Inception network of 2015 from {@code classify_image_graph_def.pb} or from the {@code .pth} files made
 * of it. Which of them it is follows from the content, not from the name. Nothing that a file names is run.
 */
public final class InceptionImport {
    /** The published files have 96 MB. */
    private static final long LARGEST_BYTES = 512L << 20;

    private InceptionImport() {}

    /**
     * Reads a file. Another digest than those of {@link PublishedFile} is accepted and shows in {@link
     * InceptionWeights#known}.
     *
     * @throws PlatformException with reason NotFound when there is no such file, InvalidFile when it is none of the formats,
     *     damaged, names a Python global that is not allowed, or holds other tensors than the network; the message names
     *     them
     */
    public static InceptionWeights read(Path weights) {
        String label = "file '" + weights.getFileName() + "'";
        try {
            long bytes = Files.size(weights);
            if (bytes > LARGEST_BYTES) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "%s is too large: got %d bytes, expected at most %d".formatted(label, bytes, LARGEST_BYTES));
            }
            String sha256 = Digest.of(weights);
            ByteBuffer file = mapped(weights, bytes);
            WeightFormat format = WeightFormat.of(label, file);
            Map<String, Tensor> tensors =
                    switch (format) {
                        case GRAPH -> GraphWeights.read(label, file);
                        case TORCH_STREAM -> torch(label, StateDictionary.stream(label, file));
                        case TORCH_ZIP -> torch(label, StateDictionary.zip(label, weights));
                    };
            return new InceptionWeights(tensors, format, bytes, sha256, PublishedFile.of(bytes, sha256));
        } catch (NoSuchFileException e) {
            throw new PlatformException(Reason.NOT_FOUND, label + " does not exist", e);
        } catch (IOException e) {
            throw new UncheckedIOException(label + " cannot be read", e);
        }
    }

    private static Map<String, Tensor> torch(String label, StateDictionary dictionary) {
        try (dictionary) {
            return TorchWeights.read(label, dictionary);
        }
    }

    private static ByteBuffer mapped(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes);
        }
    }
}
