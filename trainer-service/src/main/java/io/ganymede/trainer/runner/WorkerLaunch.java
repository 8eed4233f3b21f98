package io.ganymede.trainer.runner;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the child JVM is started: with the Java and the classes of this one.
 *
 * @param java the executable
 * @param options options of the JVM
 * @param classPath its class path
 * @param mainClass its main class; takes the work order's file as its only argument
 */
public record WorkerLaunch(Path java, List<String> options, String classPath, String mainClass) {
    /** Exit code of a JVM that ran out of heap, by {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int OUT_OF_MEMORY_EXIT = 3;

    private static final String RUNNER_JAR = "quarkus-run.jar";

    public WorkerLaunch {
        options = List.copyOf(options);
    }

    /**
     * A launch with the Java and the class path of this process.
     *
     * @param heap largest heap, {@code 1g}
     */
    public static WorkerLaunch likeThisProcess(String heap, String mainClass) {
        return new WorkerLaunch(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"),
                classPath(System.getProperty("java.class.path")),
                mainClass);
    }

    /** A packaged service is started from one jar that loads its classes itself; a plain JVM needs them spelled out. */
    static String classPath(String running) {
        Path jar = Path.of(running.split(File.pathSeparator, 2)[0]);
        if (!jar.endsWith(RUNNER_JAR)) {
            return running;
        }
        Path folder = jar.toAbsolutePath().getParent();
        return Stream.of("app", "lib/main", "lib/boot")
                .map(part -> folder + "/" + part + "/*")
                .collect(Collectors.joining(File.pathSeparator));
    }

    List<String> command(Path workOrder) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.add(workOrder.toString());
        return command;
    }
}
