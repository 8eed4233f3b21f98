package io.ganymede.evaluator.torch;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.pickle.PickleException;
import io.ganymede.evaluator.pickle.Unpickler;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The format of PyTorch before 1.6: five pickles (magic number, protocol, system, content, keys of storages), then for every
 * key in that order an int64 count and the raw numbers.
 */
final class LegacyStream implements StorageBlocks {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long PROTOCOL = 1001;

    private final String label;
    private final Object content;
    private final Map<String, ByteBuffer> tails = new HashMap<>();
    private final Map<String, TorchStorage> declared = new HashMap<>();

    /** Reads the structure; the buffer holds the whole file and stays in use. */
    LegacyStream(String label, ByteBuffer file) {
        this.label = label;
        ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        Unpickler plain = new Unpickler(label, List.of(), id -> {
            throw new PickleException("a storage stands before the content");
        });
        Object magic = plain.read(in);
        Object protocol = plain.read(in);
        if (!MAGIC.equals(magic) || !Long.valueOf(PROTOCOL).equals(protocol)) {
            throw invalid("is a pickle but no file of PyTorch: its magic number or protocol differs");
        }
        if (!(plain.read(in) instanceof Map<?, ?> system) || !Boolean.TRUE.equals(system.get("little_endian"))) {
            throw invalid("was not written on a little-endian machine");
        }
        content = new Unpickler(label, TorchGlobals.ALLOWED, id -> declare(TorchGlobals.storage(id))).read(in);
        if (!(plain.read(in) instanceof List<?> keys)) {
            throw invalid("has no list of storages behind its content");
        }
        for (Object key : keys) {
            block(in, key);
        }
        if (in.hasRemaining()) {
            throw invalid("has " + in.remaining() + " bytes behind its last storage");
        }
    }

    Object content() {
        return content;
    }

    @Override
    public ByteBuffer block(TorchStorage storage) {
        ByteBuffer block = tails.get(storage.key());
        if (block == null) {
            throw invalid("lacks the storage '" + storage.key() + "'");
        }
        return block.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {}

    private Object declare(Object value) {
        TorchStorage root = ((TorchStorage) value).root();
        TorchStorage before = declared.putIfAbsent(root.key(), root);
        if (before != null && !before.equals(root)) {
            throw invalid("declares the storage '" + root.key() + "' twice and differently");
        }
        return value;
    }

    private void block(ByteBuffer in, Object key) {
        TorchStorage storage = key instanceof String name ? declared.get(name) : null;
        if (storage == null || tails.containsKey(storage.key())) {
            throw invalid("lists a storage that its content does not use, or one twice");
        }
        if (in.remaining() < Long.BYTES || storage.bytes() > in.remaining() - Long.BYTES) {
            throw invalid("is cut off: storage '%s' needs %d bytes, %d are left"
                    .formatted(storage.key(), storage.bytes() + Long.BYTES, in.remaining()));
        }
        long elements = in.getLong();
        if (elements != storage.elements()) {
            throw invalid("is damaged: storage '%s' has %d elements, expected %d"
                    .formatted(storage.key(), elements, storage.elements()));
        }
        int bytes = (int) storage.bytes();
        tails.put(storage.key(), in.slice(in.position(), bytes));
        in.position(in.position() + bytes);
    }

    private PlatformException invalid(String what) {
        return new PlatformException(Reason.INVALID_FILE, label + " " + what);
    }
}
