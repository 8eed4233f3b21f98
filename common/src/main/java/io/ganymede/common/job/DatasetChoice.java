package io.ganymede.common.job;

import org.jspecify.annotations.Nullable;

/**
 * The data set of a job.
 *
 * @param name its name in the object store
 * @param version its version; the newest one when absent
 */
public record DatasetChoice(String name, @Nullable String version) {}
