package io.ganymede.trainer.dataset;

import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that reads shuffled batches of a split: {@code LargeReading manifest.json train.safetensors}. It prints the index of
 * each image that begins with a byte other than 0, and that byte, a line each; at last the number of images.
 */
final class LargeReading {
    static final int BATCH = 64;
    static final int BATCHES = 200;

    private LargeReading() {}

    /** Reads and prints. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        DatasetManifest manifest =
                Json.read("manifest", Files.readAllBytes(Path.of(arguments[0])), DatasetManifest.class);
        int images = 0;
        List<String> found = new ArrayList<>();
        try (DatasetSplit split = DatasetSplit.open(Path.of(arguments[1]), manifest, DatasetManifest.TRAIN);
                BatchReader reader = new BatchReader(split, order(split.labelled()), 0)) {
            BatchOrder same = order(split.labelled());
            int size = split.imageShape().elements();
            for (int number = 0; number < BATCHES; number++) {
                ByteBuffer pixels = reader.next().pixels();
                int[] batch = same.batch(number);
                for (int i = 0; i < batch.length; i++, images++) {
                    byte first = pixels.get(i * size);
                    if (first != 0) {
                        found.add(batch[i] + " " + first);
                    }
                }
            }
        }
        found.forEach(out::println);
        out.println(images);
    }

    static BatchOrder order(int[] images) {
        return new BatchOrder(3, images, BATCH);
    }
}
