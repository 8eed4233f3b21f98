package io.ganymede.local;

/** The port that was asked for belongs to another listener. The message says how to choose another one. */
public final class PortInUseException extends RuntimeException {
    private final int port;
    private final PortPurpose purpose;

    /** For a port in {@code 1..65535} that the part named by {@code purpose} could not bind. */
    public PortInUseException(int port, PortPurpose purpose) {
        super("port " + port + " for the " + purpose.label() + " is in use; choose another with " + purpose.option()
                + " or use --ports auto");
        this.port = port;
        this.purpose = purpose;
    }

    /** The port that is in use. */
    public int port() {
        return port;
    }

    /** What the port was wanted for. */
    public PortPurpose purpose() {
        return purpose;
    }
}
