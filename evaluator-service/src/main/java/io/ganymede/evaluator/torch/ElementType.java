package io.ganymede.evaluator.torch;

/** Element types of storages. */
enum ElementType {
    FLOAT("torch.FloatStorage", Float.BYTES),
    LONG("torch.LongStorage", Long.BYTES);

    private final String global;
    private final int bytes;

    ElementType(String global, int bytes) {
        this.global = global;
        this.bytes = bytes;
    }

    /** The Python class that stands for it. */
    String global() {
        return global;
    }

    int bytes() {
        return bytes;
    }
}
