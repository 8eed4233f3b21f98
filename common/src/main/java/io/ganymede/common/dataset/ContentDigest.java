package io.ganymede.common.dataset;

import io.ganymede.common.artifact.Digest;
import io.ganymede.common.network.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Identity of what a data set holds, whatever order its images stand in. SHA-256 of a text of lines: the image shape, the class
 * names, the attribute names, and for each split, by name, its name and the sorted SHA-256 digests of its examples. The digest of
 * an example covers the SHA-256 of its pixels, its label (8 bytes) and its attributes (4 bytes each), little-endian. Not thread-safe.
 */
public final class ContentDigest {
    private final Shape imageShape;
    private final LabelSpace labels;
    private final Map<String, List<byte[]>> examples = new TreeMap<>();

    public ContentDigest(Shape imageShape, LabelSpace labels) {
        this.imageShape = imageShape;
        this.labels = labels;
    }

    /**
     * Adds an example.
     *
     * @param split name of its split
     * @param pixels SHA-256 of its pixels, {@code [C, H, W]}
     * @param label class index, or {@link LabelSpace#UNLABELLED}
     * @param attributes values in column order; none when the data set has no attributes
     */
    public void add(String split, byte[] pixels, int label, float[] attributes) {
        ByteBuffer rest = ByteBuffer.allocate(Long.BYTES + Float.BYTES * attributes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(label);
        for (float attribute : attributes) {
            rest.putFloat(attribute);
        }
        MessageDigest digest = Digest.sha256();
        digest.update(pixels);
        digest.update(rest.array());
        examples.computeIfAbsent(split, name -> new ArrayList<>()).add(digest.digest());
    }

    /** Adds all examples of a split. */
    public void add(String name, DatasetSplit split) {
        float[] attributes = new float[labels.attributes().size()];
        for (int i = 0; i < split.count(); i++) {
            MessageDigest digest = Digest.sha256();
            digest.update(split.image(i));
            split.copyAttributes(i, attributes);
            add(name, digest.digest(), split.label(i), attributes);
        }
    }

    /** The digest of everything added so far, as 64 lower-case hex digits. */
    public String value() {
        MessageDigest digest = Digest.sha256();
        line(digest, imageShape.toString());
        line(digest, labels.classes().toString());
        line(digest, labels.attributes().stream().map(Attribute::name).toList().toString());
        examples.forEach((split, digests) -> {
            line(digest, split);
            digests.sort(Arrays::compareUnsigned);
            digests.forEach(digest::update);
            line(digest, "");
        });
        return Digest.hex(digest.digest());
    }

    private static void line(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
