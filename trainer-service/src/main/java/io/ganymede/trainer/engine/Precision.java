package io.ganymede.trainer.engine;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NamedRegistry;
import java.util.List;
import java.util.Optional;

/**
 * The numbers that a network's products (dense layers, convolutions) are computed with; see {@link Autocast}. Parameters, their
 * gradients and everything else are float32 in any case.
 */
public enum Precision {
    FLOAT32("float32"),
    /** 8 bits of precision and the range of float32. */
    BFLOAT16("bfloat16"),
    /** 11 bits of precision, largest number 65504; its gradients need a {@link LossScale}. */
    FLOAT16("float16");

    /** Every precision, by name. */
    public static final NamedRegistry<Precision> REGISTRY =
            NamedRegistry.of("precision", List.of(values()), Precision::label);

    private final String label;

    Precision(String label) {
        this.label = label;
    }

    /** The name in requests. */
    public String label() {
        return label;
    }

    /** What users should hear of this precision on a session's device, if anything. */
    public Optional<String> warning(EngineSession engine) {
        return this == BFLOAT16 && !engine.device().isGpu()
                ? Optional.of(
                        "precision 'bfloat16' on a CPU is for trials: without bfloat16 arithmetic (AVX512-BF16, AMX) the"
                                + " processor emulates it, at a tenth of the speed of float32 or less")
                : Optional.empty();
    }

    /**
     * Refuses what a session's device cannot compute in useful time.
     *
     * @throws PlatformException with reason InvalidArgument
     */
    void requireOn(EngineSession engine) {
        if (this == FLOAT16 && !engine.device().isGpu()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "precision 'float16' cannot be used on device '" + engine.device()
                            + "': it needs a GPU; known on a CPU: [bfloat16, float32]");
        }
    }
}
