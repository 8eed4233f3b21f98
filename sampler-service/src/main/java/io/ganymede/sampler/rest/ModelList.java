package io.ganymede.sampler.rest;

import java.util.List;

/**
 * All models.
 *
 * @param models what is served, by name
 */
public record ModelList(List<ModelDescription> models) {
    public ModelList {
        models = List.copyOf(models);
    }
}
