package io.ganymede.cli.platform;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A main class to be run in a JVM of its own, of the kind that runs this one.
 *
 * @param classPath its parts
 * @param heap size of its heap, as for {@code -Xmx}
 * @param main the class
 */
public record JavaProgram(List<Path> classPath, String heap, String main) {
    /** Newer JVMs warn on the terminal of every library that loads natives, unless they may. */
    static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    public JavaProgram {
        classPath = List.copyOf(classPath);
    }

    /** The command that runs it. */
    public List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                NATIVE_ACCESS,
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                main));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
