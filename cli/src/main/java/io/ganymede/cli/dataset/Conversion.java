package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decodes and prepares images on several threads and hands them over in order, a bounded number ahead. */
final class Conversion {
    private static final int CHUNK_BYTES = 4 << 20;
    private static final int CHUNK_IMAGES = 64;
    private static final int CHUNKS_AHEAD = 8;
    private static final int BYTES_AHEAD = 64 << 20;

    private final ImageSource source;
    private final UnaryOperator<PixelImage> preparation;
    private final Shape shape;
    private final BiFunction<Shape, Shape, String> misfit;
    private final ExecutorService workers;

    /**
     * A conversion.
     *
     * @param shape of every prepared image
     * @param misfit what is said of an image of the first shape where the second is needed
     */
    Conversion(
            ImageSource source,
            UnaryOperator<PixelImage> preparation,
            Shape shape,
            BiFunction<Shape, Shape, String> misfit,
            ExecutorService workers) {
        this.source = source;
        this.preparation = preparation;
        this.shape = shape;
        this.misfit = misfit;
        this.workers = workers;
    }

    /** Takes images in order. */
    interface Sink {
        /** Takes an image, whose pixels stand in an array from a position on. */
        void take(int example, byte[] pixels, int position, byte[] digest) throws IOException;

        /** Takes what is wrong with an image. */
        void refuse(SourceProblem problem);
    }

    void run(int[] examples, Sink sink) throws IOException, InterruptedException {
        int size = Math.max(1, Math.min(CHUNK_IMAGES, CHUNK_BYTES / shape.elements()));
        int chunks = Math.max(1, Math.min(CHUNKS_AHEAD, BYTES_AHEAD / (size * shape.elements())));
        Deque<Future<Chunk>> ahead = new ArrayDeque<>();
        for (int start = 0; start < examples.length || !ahead.isEmpty(); ) {
            while (start < examples.length && ahead.size() < chunks) {
                int[] part = Arrays.copyOfRange(examples, start, Math.min(start + size, examples.length));
                ahead.add(workers.submit(() -> convert(part)));
                start += part.length;
            }
            handOver(ahead.remove(), sink);
        }
    }

    private void handOver(Future<Chunk> future, Sink sink) throws IOException, InterruptedException {
        try {
            Chunk chunk = future.get();
            for (int i = 0; i < chunk.examples.length; i++) {
                SourceProblem problem = chunk.problems.get(i);
                if (problem == null) {
                    sink.take(chunk.examples[i], chunk.pixels, i * shape.elements(), chunk.digests.get(i));
                } else {
                    sink.refuse(problem);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("converting images failed", e.getCause());
        }
    }

    private Chunk convert(int[] examples) {
        Chunk chunk = new Chunk(examples, new byte[examples.length * shape.elements()]);
        for (int i = 0; i < examples.length; i++) {
            SourceProblem problem = convert(examples[i], chunk.pixels, i * shape.elements());
            MessageDigest digest = Digest.sha256();
            digest.update(chunk.pixels, i * shape.elements(), shape.elements());
            if (problem != null) {
                chunk.problems.put(i, problem);
            }
            chunk.digests.add(digest.digest());
        }
        return chunk;
    }

    private @Nullable SourceProblem convert(int example, byte[] pixels, int position) {
        try {
            PixelImage image = preparation.apply(source.image(example));
            if (!image.shape().equals(shape)) {
                return new SourceProblem(
                        source.name(example), SourceProblem.Kind.WRONG_SIZE, misfit.apply(image.shape(), shape));
            }
            image.copyTo(pixels, position);
            return null;
        } catch (PlatformException e) {
            if (e.reason() != Reason.INVALID_FILE) {
                throw e;
            }
            return new SourceProblem(
                    source.name(example), SourceProblem.Kind.CORRUPT_FILE, String.valueOf(e.getMessage()));
        }
    }

    /** Some images on their way, with the problems by position. */
    private static final class Chunk {
        private final int[] examples;
        private final byte[] pixels;
        private final List<byte[]> digests = new ArrayList<>();
        private final Map<Integer, SourceProblem> problems = new HashMap<>();

        Chunk(int[] examples, byte[] pixels) {
            this.examples = examples;
            this.pixels = pixels;
        }
    }
}
