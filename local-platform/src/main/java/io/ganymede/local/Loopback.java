package io.ganymede.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The one interface that the local platform listens on, and the choice of its ports. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    /** A port that was free a moment ago; a caller that loses it to somebody else asks for another. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(at(0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + HOST, e);
        }
    }

    /** Throws {@link PortInUseException} when somebody listens on the port. */
    static void requireFree(int port, PortPurpose purpose) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do: a port whose old connections still linger in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(at(port));
        } catch (BindException e) {
            PortInUseException inUse = new PortInUseException(port, purpose);
            inUse.initCause(e);
            throw inUse;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " for the " + purpose.label() + " cannot be probed", e);
        }
    }

    private static InetSocketAddress at(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1}), port);
    }
}
