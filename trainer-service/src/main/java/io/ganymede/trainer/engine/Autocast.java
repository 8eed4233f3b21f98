package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import org.jspecify.annotations.Nullable;

/**
 * Mixed precision: products of activations and parameters are computed in a lower precision, from casts made on the fly, and
 * cast back to float32. All else (norms, losses, penalties, softmax, updates) never sees it, and gradients arrive at the
 * parameters as float32. Source: Micikevicius et al. 2017, arXiv 1710.03740, section 3; the list of operations is the one of
 * {@code torch.autocast}.
 *
 * <p>The casts are TorchScript: DJL's {@code toType} cuts the recording, and ends the process for bfloat16. A cast array has a
 * type that DJL does not know and lives only inside of {@link #product}.
 */
public final class Autocast implements AutoCloseable {
    /** Everything in float32. */
    public static final Autocast OFF = new Autocast();

    /** The engine's numbers of its types. */
    private static final int FLOAT16 = 5;

    private static final int FLOAT32 = 6;
    private static final int BFLOAT16 = 15;

    private final @Nullable Casts casts;

    private Autocast() {
        this.casts = null;
    }

    /**
     * Prepares a precision.
     *
     * @throws io.ganymede.common.error.PlatformException with reason InvalidArgument for float16 on a CPU
     */
    public Autocast(EngineSession engine, Precision precision) {
        precision.requireOn(engine);
        this.casts = switch (precision) {
            case FLOAT32 -> null;
            case BFLOAT16 -> Casts.load(engine, BFLOAT16);
            case FLOAT16 -> Casts.load(engine, FLOAT16);
        };
    }

    /** An operation that is linear in what it multiplies. */
    @FunctionalInterface
    interface Product {
        /** Computes in the type of its inputs; the result is a single array. */
        NDList of(NDArray left, NDArray right, @Nullable NDArray bias);
    }

    /**
     * A product in this precision.
     *
     * @param step owner of whatever is made
     * @return float32, part of an open recording
     */
    NDArray product(NDManager step, NDArray left, NDArray right, @Nullable NDArray bias, Product product) {
        if (casts == null) {
            return product.of(left, right, bias).singletonOrThrow();
        }
        NDArray result = product.of(
                        cast(step, casts.lower(), left),
                        cast(step, casts.lower(), right),
                        bias == null ? null : cast(step, casts.lower(), bias))
                .singletonOrThrow();
        return cast(step, casts.back(), result);
    }

    @Override
    public void close() {
        if (casts != null) {
            casts.modules().close();
        }
    }

    private static NDArray cast(NDManager step, PtSymbolBlock cast, NDArray array) {
        NDArray made = IValueUtils.forward(cast, new NDList(array), true).singletonOrThrow();
        made.attach(step); // it would belong to the owner of the parameter otherwise
        return made;
    }

    private record Casts(NDManager modules, PtSymbolBlock lower, PtSymbolBlock back) {
        static Casts load(EngineSession engine, int type) {
            NDManager modules = engine.arrays().newSubManager();
            return new Casts(modules, module(modules, type), module(modules, FLOAT32));
        }

        private static PtSymbolBlock module(NDManager owner, int type) {
            TorchScript script = new TorchScript("Cast", """
                    class Cast(Module):
                      __parameters__ = []
                      __buffers__ = []
                      def forward(self: __torch__.Cast, x: Tensor) -> Tensor:
                        return torch.to(x, %d, False, False, None)
                    """.formatted(type));
            return script.load((PtNDManager) owner, "lower precisions");
        }
    }
}
