package io.ganymede.trainer.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How a worker process is started; the caller decides on its streams. */
public final class WorkerLaunch {
    /**
     * What the C library and OpenMP must know before the process starts. The engine allocates and frees megabytes in every
     * operation: with the C library's own thresholds each goes back to the system and is faulted in again, a fifth of the step
     * time. Waiting OpenMP threads sleep, because spinning ones steal the processor from those that work.
     */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_TRIM_THRESHOLD_", "1073741824",
            "MALLOC_MMAP_THRESHOLD_", "1073741824",
            "MALLOC_TOP_PAD_", "67108864",
            "OMP_WAIT_POLICY", "passive");

    private WorkerLaunch() {}

    /**
     * A process for one work order, on this process's JDK.
     *
     * @param classPath class path of the worker, usually the caller's own
     * @param heapMegabytes limit of the Java heap; tensors live outside of it
     */
    public static ProcessBuilder process(String classPath, int heapMegabytes, Path workOrder) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Dai.djl.offline=true",
                "-cp",
                classPath,
                TrainingWorker.class.getName(),
                workOrder.toString());
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(ENVIRONMENT);
        return process;
    }
}
