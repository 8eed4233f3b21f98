package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.ganymede.common.error.PlatformException;
import java.util.function.UnaryOperator;

/**
 * The gradient of scores with respect to what was scored, as a part of the recording: a penalty on it can be differentiated
 * further, with respect to the parameters that the scores came from (double backward).
 *
 * <p>It is {@code torch.autograd.grad} with a graph, called through TorchScript. DJL's own way, {@code JniUtils.backward} with a
 * graph, would do, but it adds the scores' gradient to every parameter on the way, and a parameter whose gradient holds its
 * graph holds itself: 0.15 MB were lost in every step of a network of 10,000 parameters. This way walks only from the scores to
 * the input, and no array's collected gradient changes, before or after.
 *
 * <p>The scores have to be computed in float32: the second derivatives of low precision are noise. One per session, used on its
 * thread.
 */
public final class InputGradient implements AutoCloseable {
    private static final TorchScript GRAD = new TorchScript("InputGradient", """
                    class InputGradient(Module):
                      __parameters__ = []
                      __buffers__ = []
                      def forward(self: __torch__.InputGradient, score: Tensor, x: Tensor) -> Tensor:
                        gradients = torch.grad([score], [x], None, True, True, False)
                        return unchecked_cast(Tensor, gradients[0])
                    """);

    private final NDManager module;
    private final PtSymbolBlock grad;

    /**
     * Prepares the engine.
     *
     * @throws PlatformException with reason Internal when this engine cannot: penalties on gradients are impossible then
     */
    public InputGradient(EngineSession engine) {
        this(engine, GRAD);
    }

    InputGradient(EngineSession engine, TorchScript script) {
        this.module = engine.arrays().newSubManager();
        this.grad = script.load((PtNDManager) module, "gradient penalties");
    }

    /**
     * The gradient of {@code sum(score(x))} at a point; where a score depends on its own sample alone, row i is the gradient of
     * score i.
     *
     * @param point [N, ...]; it counts as a constant, whatever it was computed from
     * @param score from [N, ...] to any shape, float32
     * @return the shape of the point; it belongs to the point's manager
     */
    public NDArray at(NDArray point, UnaryOperator<NDArray> score) {
        NDArray x = point.stopGradient();
        x.setRequiresGradient(true);
        return of(score.apply(x), x);
    }

    /**
     * The gradient of {@code sum(score)} with respect to an array that it was computed from while recording; for callers that
     * need the score for something else, too.
     *
     * @param x an array that requires a gradient
     */
    public NDArray of(NDArray score, NDArray x) {
        if (!JniUtils.isGradMode()) {
            throw new IllegalStateException("a gradient is taken only while recording");
        }
        return IValueUtils.forward(grad, new NDList(score.sum(), x), true).singletonOrThrow();
    }

    @Override
    public void close() {
        module.close();
    }
}
