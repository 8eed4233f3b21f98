package io.ganymede.evaluator.torch;

/**
 * A block of numbers in the file, or a part of one.
 *
 * @param key of the block
 * @param elements of the whole block
 * @param begin first element of the part
 * @param length elements of the part
 */
record TorchStorage(ElementType type, String key, long elements, long begin, long length) {
    /** The whole block. */
    TorchStorage root() {
        return new TorchStorage(type, key, elements, 0, elements);
    }

    /** Size of the whole block. */
    long bytes() {
        return Math.multiplyExact(elements, type.bytes());
    }
}
