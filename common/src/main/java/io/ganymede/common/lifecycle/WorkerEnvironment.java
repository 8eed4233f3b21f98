package io.ganymede.common.lifecycle;

import java.util.Map;

/**
 * What the C library and OpenMP must know before a process that trains starts; the parent puts it into its environment.
 * The engine allocates and frees megabytes in every operation: with the C library's own thresholds each block goes back to the
 * system and is faulted in again, a fifth of the step time. Waiting OpenMP threads sleep, because spinning ones steal the
 * processor from those that work.
 */
public final class WorkerEnvironment {
    /** Environment variables by name. */
    public static final Map<String, String> VARIABLES = Map.of(
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_TRIM_THRESHOLD_", "1073741824",
            "MALLOC_MMAP_THRESHOLD_", "1073741824",
            "MALLOC_TOP_PAD_", "67108864",
            "OMP_WAIT_POLICY", "passive");

    private WorkerEnvironment() {}
}
