package io.ganymede.evaluator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Which of the replicas this is.
 *
 * @param name configured name, or the host's
 */
record Instance(String name) {
    static Instance of(Optional<String> configured) {
        return new Instance(configured.orElseGet(Instance::hostName));
    }

    /** The {@code ce_source} of its events. */
    String eventSource() {
        return "/ganymede/evaluator/" + name;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A host that cannot resolve its own name still has an identity among replicas: its process.
            return "pid-" + ProcessHandle.current().pid();
        }
    }
}
