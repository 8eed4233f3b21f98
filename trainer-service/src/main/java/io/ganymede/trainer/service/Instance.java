package io.ganymede.trainer.service;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Which of the replicas this is.
 *
 * @param name configured name, or the host's
 * @param workerId the name and a random part: another life of the same replica is another worker
 */
record Instance(String name, String workerId) {
    static Instance of(Optional<String> configured) {
        String name = configured.orElseGet(Instance::hostName);
        String life = HexFormat.of().toHexDigits(new SplittableRandom().nextLong(), 6);
        return new Instance(name, name + "-" + life);
    }

    /** The {@code ce_source} of its events. */
    String eventSource() {
        return "/ganymede/trainer/" + name;
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
