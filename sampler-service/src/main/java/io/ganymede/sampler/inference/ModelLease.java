package io.ganymede.sampler.inference;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The right to use a model until closed. */
public final class ModelLease implements AutoCloseable {
    private final LoadedModel model;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private ModelLease(LoadedModel model) {
        this.model = model;
    }

    /** A lease; nothing when the model has been closed in the meantime. */
    public static Optional<ModelLease> of(LoadedModel model) {
        return model.retain() ? Optional.of(new ModelLease(model)) : Optional.empty();
    }

    public LoadedModel model() {
        return model;
    }

    @Override
    public void close() {
        if (open.getAndSet(false)) {
            model.release();
        }
    }
}
