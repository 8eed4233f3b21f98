package io.ganymede.sampler.promotion;

import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.model.ExportParity;
import io.ganymede.sampler.inference.GeneratorSignature;

/** A generator as ONNX that repeats the trainer's images. */
public final class ExportedGenerator {
    private final CheckpointManifest checkpoint;
    private final GeneratorSignature signature;
    private final ExportParity parity;
    private final byte[] onnx;

    /** Takes over the array. */
    ExportedGenerator(CheckpointManifest checkpoint, GeneratorSignature signature, ExportParity parity, byte[] onnx) {
        this.checkpoint = checkpoint;
        this.signature = signature;
        this.parity = parity;
        this.onnx = onnx;
    }

    public CheckpointManifest checkpoint() {
        return checkpoint;
    }

    public GeneratorSignature signature() {
        return signature;
    }

    public ExportParity parity() {
        return parity;
    }

    /** The file; not to be changed. */
    byte[] onnx() {
        return onnx;
    }
}
