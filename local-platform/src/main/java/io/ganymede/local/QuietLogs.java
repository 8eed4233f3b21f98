package io.ganymede.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Holds the embedded servers' loggers at WARNING where nobody has chosen a level. Everything in them logs through slf4j;
 * both bindings in use here (JDK logging for the command line, JBoss LogManager in Quarkus) are reached over the JDK's API.
 */
final class QuietLogs {
    // Strong references: the JDK forgets the level of a logger that nobody holds.
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("org.gaul"),
            Logger.getLogger("org.jclouds"));

    /** It warns at every start of a controller. */
    private static final List<Logger> CRYING_WOLF =
            List.of(Logger.getLogger("org.apache.kafka.controller.QuorumController"));

    /** The broker closes one of its clients twice at every stop; the client's other warnings matter. */
    private static final Logger NETWORK = Logger.getLogger("org.apache.kafka.clients.NetworkClient");

    private static final String CLOSED_TWICE = "Attempting to close NetworkClient that has already been closed.";

    private QuietLogs() {}

    static void apply() {
        for (Logger logger : LOGGERS) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.WARNING);
            }
        }
        for (Logger logger : CRYING_WOLF) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.SEVERE);
            }
        }
        NETWORK.setFilter(record -> !record.getMessage().endsWith(CLOSED_TWICE));
    }
}
