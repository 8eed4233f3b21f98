package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetCatalog;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/**
 * What runner and attempts work with.
 *
 * @param jobs all jobs
 * @param events where reports and events go
 * @param store object store
 * @param datasets data sets by name
 * @param splits their files on the local disk
 * @param brokerAnswers false while the broker is out of reach
 * @param meters counters and gauges
 */
public record RunnerContext(
        RunnerSettings settings,
        JobTable jobs,
        EventPublisher events,
        ArtifactStore store,
        DatasetCatalog datasets,
        SplitCache splits,
        BooleanSupplier brokerAnswers,
        RunnerMeters meters,
        Clock clock) {}
