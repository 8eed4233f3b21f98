package io.ganymede.cli.platform;

import io.ganymede.local.Ports;

/**
 * Every port of a platform on one machine.
 *
 * @param embedded broker and object store
 */
public record PlatformPorts(Ports embedded, ServicePorts sampler, ServicePorts trainer, ServicePorts evaluator) {
    /** Free ports everywhere. */
    public static PlatformPorts auto() {
        return new PlatformPorts(Ports.auto(), ServicePorts.free(), ServicePorts.free(), ServicePorts.free());
    }

    /**
     * Fixed ports: each service takes two, {@code http + i} and {@code management + i} for sampler (0), trainer (1) and
     * evaluator (2).
     *
     * @throws io.ganymede.common.error.PlatformException with reason PortInUse
     */
    public static PlatformPorts fixed(int kafka, int objectStore, int http, int management) {
        return new PlatformPorts(
                new Ports(kafka, objectStore),
                new ServicePorts(http, management).requireFree("sampler", "--http-port or --management-port"),
                new ServicePorts(http + 1, management + 1).requireFree("trainer", "--http-port or --management-port"),
                new ServicePorts(http + 2, management + 2)
                        .requireFree("evaluator", "--http-port or --management-port"));
    }
}
