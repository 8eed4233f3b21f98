package io.ganymede.cli.command;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Something to say when the JVM is asked to end (Ctrl-C) amid a task. */
final class InterruptNotice {
    private InterruptNotice() {}

    /** Runs the task; prints the notice when the JVM ends before the task does. */
    static <T> T during(PrintStream err, String notice, Supplier<T> task) {
        Thread hook = new Thread(() -> err.println("\n" + notice), "interrupt-notice");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return task.get();
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends already, and the notice is being given.
        }
    }
}
