package io.ganymede.evaluator.torch;

import java.io.Closeable;
import java.nio.ByteBuffer;

/** Where the numbers of storages lie. */
interface StorageBlocks extends Closeable {
    /**
     * The content of a whole block, {@code storage.bytes()} bytes, little-endian.
     *
     * @throws io.ganymede.common.error.PlatformException with reason InvalidFile when the file does not hold it
     */
    ByteBuffer block(TorchStorage storage);
}
