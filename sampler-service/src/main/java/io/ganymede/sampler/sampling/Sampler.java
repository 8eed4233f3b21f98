package io.ganymede.sampler.sampling;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.LatentFunction;
import io.ganymede.sampler.inference.InputRows;
import io.ganymede.sampler.inference.LoadedModel;
import io.ganymede.sampler.metrics.SamplerMetrics;
import java.util.List;

/** Draws images. The same seed and condition give the same image, whatever else the request or the moment holds. */
public final class Sampler {
    private final Admission admission;
    private final int maxImages;
    private final SamplerMetrics metrics;

    /** With the largest number of images of one request. */
    public Sampler(Admission admission, int maxImages, SamplerMetrics metrics) {
        this.admission = admission;
        this.maxImages = maxImages;
        this.metrics = metrics;
    }

    /**
     * Draws what is asked for.
     *
     * @throws PlatformException with reason Overloaded, or InvalidArgument for too many images
     */
    public GeneratedImages draw(LoadedModel model, SampleRequest request) {
        int latentDim = model.signature().latentDim();
        List<float[]> told = request.conditions().stream().map(Condition::y).toList();
        return draw(
                model,
                request.images(),
                (image, batch, row) -> batch.put(
                        row, LatentFunction.latent(request.seed(image), latentDim), told.get(image / request.count())));
    }

    /** Draws from the given inputs. */
    public GeneratedImages draw(LoadedModel model, int images, InputRows inputs) {
        requireCount(images);
        float[] values = admission.admit(() -> model.run(images, inputs, admission));
        metrics.images(images);
        return new GeneratedImages(model.signature().imageShape(), images, values);
    }

    /** Refuses too many images before anything is computed. */
    public void requireCount(long images) {
        if (images < 1 || images > maxImages) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "number of images is out of range: got " + images + ", expected 1 to " + maxImages);
        }
    }
}
