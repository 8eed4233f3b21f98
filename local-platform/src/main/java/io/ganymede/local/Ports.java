package io.ganymede.local;

/**
 * The TCP ports of the local platform, on the loopback interface.
 *
 * @param broker the Kafka broker's port, or 0 for any free one
 * @param objectStore the object store's port, or 0 for any free one
 */
public record Ports(int broker, int objectStore) {

    /** Rejects numbers that are no TCP port, and one port given twice. */
    public Ports {
        requirePort("broker", broker);
        requirePort("objectStore", objectStore);
        if (broker != 0 && broker == objectStore) {
            throw new IllegalArgumentException(
                    "ports 'broker' and 'objectStore' are equal: got " + broker + " twice, expected two ports");
        }
    }

    /** Two free ports, chosen when the platform starts. */
    public static Ports auto() {
        return new Ports(0, 0);
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "port '" + name + "' is out of range: got " + port + ", expected 0 (any free one) to 65535");
        }
    }
}
