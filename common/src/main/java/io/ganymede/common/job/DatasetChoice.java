package io.ganymede.common.job;

import org.jspecify.annotations.Nullable;

/**
 * The data set of a job.
 *
 * @param name its name in the object store
 * @param version its version, a number from 1; the newest one when absent
 */
public record DatasetChoice(String name, @Nullable String version) {}
