package io.ganymede.evaluator.linalg;

import java.nio.file.Path;

/**
 * Settings of JavaCPP, which reads them once when its first class is loaded. What the command line sets stays.
 *
 * <p>JavaCPP refuses to allocate when the whole process holds more than four times the heap; the memory of ONNX Runtime
 * counts, so that guard is off. Libraries are unpacked under the temporary directory, the one place that a container with
 * a read-only file system can write to, in a folder of this user's own.
 */
final class JavaCppSettings {
    private JavaCppSettings() {}

    static void apply() {
        String user = System.getProperty("user.name", "unknown").replaceAll("[^A-Za-z0-9._-]", "_");
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "ganymede-javacpp-" + user);
        setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        setDefault("org.bytedeco.javacpp.cachedir", cache.toString());
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
