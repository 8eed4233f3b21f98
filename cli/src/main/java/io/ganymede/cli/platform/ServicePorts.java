package io.ganymede.cli.platform;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The two ports of a service.
 *
 * @param http API
 * @param management health and metrics
 */
record ServicePorts(int http, int management) {
    /**
     * Checks that both are free.
     *
     * @throws PlatformException with reason PortInUse that names the port and the way out
     */
    ServicePorts requireFree(String service, String option) {
        requireFree(http, "the API of the " + service, option);
        requireFree(management, "health and metrics of the " + service, option);
        return this;
    }

    private static void requireFree(int port, String what, String option) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.PORT_IN_USE,
                    "port " + port + " for " + what + " is in use; choose another with " + option
                            + " or use --ports auto",
                    e);
        }
    }

    /** Two ports that are free now. */
    static ServicePorts free() {
        try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ServicePorts(first.getLocalPort(), second.getLocalPort());
        } catch (IOException e) {
            throw new PlatformException(Reason.PORT_IN_USE, "no free port can be had: " + e.getMessage(), e);
        }
    }
}
