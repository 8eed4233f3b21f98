package io.ganymede.trainer.worker;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The log of a process that trains: lines on the error stream, which the parent puts into its own log. */
public final class WorkerLog {
    private WorkerLog() {}

    /**
     * To be called before the first logger is asked for.
     *
     * @param least what is less severe is not written
     */
    public static void open(Level least) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager"); // what slf4j is bound to
        System.setProperty(
                "java.util.logging.SimpleFormatter.format", "%4$s [%3$s] %5$s%6$s%n"); // the parent adds the time
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler); // it keeps messages until a Quarkus application starts, which none does here
        }
        root.setLevel(least);
        root.addHandler(new ConsoleHandler());
    }
}
