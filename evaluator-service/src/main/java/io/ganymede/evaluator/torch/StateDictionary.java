package io.ganymede.evaluator.torch;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tensors by name as {@code torch.save} wrote them. Names and shapes are read at once, numbers when they are asked for, so that
 * a file cannot make anything of a size that the reader did not expect. Views with any offset and strides are honoured.
 * Not thread-safe.
 */
public final class StateDictionary implements AutoCloseable {
    private final String label;
    private final StorageBlocks blocks;
    private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();

    private StateDictionary(String label, StorageBlocks blocks, Object content) {
        this.label = label;
        this.blocks = blocks;
        if (!(content instanceof Map<?, ?> entries)) {
            throw new PlatformException(Reason.INVALID_FILE, label + " holds no state dictionary");
        }
        entries.forEach((name, value) -> {
            if (!(name instanceof String text) || !(value instanceof TorchTensor tensor)) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        label + " holds no state dictionary: entry '" + name + "' is no tensor with a name");
            }
            tensors.put(text, tensor);
        });
    }

    /**
     * Reads the stream of PyTorch before 1.6.
     *
     * @param label what is read, for messages
     * @param file the whole file, which stays in use
     * @throws PlatformException with reason InvalidFile when it is damaged or names what is not allowed
     */
    public static StateDictionary stream(String label, ByteBuffer file) {
        LegacyStream stream = new LegacyStream(label, file);
        return new StateDictionary(label, stream, stream.content());
    }

    /** Opens the zip file of PyTorch since 1.6; see {@link #stream}. */
    public static StateDictionary zip(String label, Path file) {
        ZipArchive archive = ZipArchive.open(label, file);
        try {
            return new StateDictionary(label, archive, archive.content());
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** Names in the order of the file. */
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    /** Sizes of a tensor. */
    public List<Long> shape(String name) {
        return tensor(name).sizes();
    }

    /** Whether a tensor holds float32 numbers. */
    public boolean isFloat(String name) {
        return tensor(name).storage().type() == ElementType.FLOAT;
    }

    /** The numbers of a float32 tensor, row-major whatever its strides; the caller has looked at its shape. */
    public float[] floats(String name) {
        if (!isFloat(name)) {
            throw new PlatformException(
                    Reason.INVALID_FILE, label + " has tensor '" + name + "' in another type than float32");
        }
        TorchTensor tensor = tensor(name);
        return tensor.read(blocks.block(tensor.storage().root()).asFloatBuffer());
    }

    @Override
    public void close() {
        try {
            blocks.close();
        } catch (IOException e) {
            throw new UncheckedIOException(label + " cannot be closed", e);
        }
    }

    private TorchTensor tensor(String name) {
        TorchTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new PlatformException(Reason.NOT_FOUND, label + " has no tensor '" + name + "'");
        }
        return tensor;
    }
}
