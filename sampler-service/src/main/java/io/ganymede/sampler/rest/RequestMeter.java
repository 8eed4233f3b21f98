package io.ganymede.sampler.rest;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.sampler.inference.LoadedModel;
import io.ganymede.sampler.inference.ModelLease;
import io.ganymede.sampler.metrics.RequestLabels;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.ganymede.sampler.shelf.ModelShelf;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Finds the model of a request, keeps it while the request runs, and counts and times the request under its labels. */
@ApplicationScoped
public class RequestMeter {
    private final ModelShelf shelf;
    private final SamplerMetrics metrics;

    RequestMeter(ModelShelf shelf, SamplerMetrics metrics) {
        this.shelf = shelf;
        this.metrics = metrics;
    }

    /**
     * Answers with the announced version of a model, or with a given one.
     *
     * @param protocol label of the meters
     */
    public <T> T answer(String protocol, String model, Optional<Integer> version, Function<LoadedModel, T> answer) {
        long start = System.nanoTime();
        RequestLabels labels = RequestLabels.unknown(protocol);
        String outcome = "error";
        try (ModelLease lease = version.isPresent() ? shelf.lease(model, version.get()) : shelf.lease(model)) {
            ModelManifest manifest = lease.model().manifest();
            labels = new RequestLabels(manifest.model(), Integer.toString(manifest.version()), protocol);
            T result = answer.apply(lease.model());
            outcome = "success";
            return result;
        } catch (PlatformException e) {
            outcome = HttpStatus.of(e.reason()) < HttpStatus.INTERNAL ? "rejected" : "error";
            throw e;
        } catch (InvalidBodyException e) {
            outcome = "rejected";
            throw e;
        } finally {
            metrics.request(labels, outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
