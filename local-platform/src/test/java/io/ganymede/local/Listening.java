package io.ganymede.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which TCP ports this process listens on, read from the kernel's tables: on all interfaces and both address families. */
final class Listening {
    private static final String LISTEN_STATE = "0A";
    private static final String SOCKET = "socket:[";

    private Listening() {}

    static boolean accepts(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1_000);
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** True for 127.0.0.1, plain or mapped into IPv6, in the kernel's little-endian notation. */
    static boolean isLoopback(String address) {
        return address.startsWith("0100007F:") || address.startsWith("0000000000000000FFFF00000100007F:");
    }

    /** Local addresses in the kernel's hexadecimal form {@code address:port}. */
    static Set<String> ofThisProcess() throws IOException {
        Set<String> inodes = socketInodes();
        Set<String> addresses = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (!Files.exists(Path.of(table))) {
                continue;
            }
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.trim().split("\\s+");
                if (columns[3].equals(LISTEN_STATE) && inodes.contains(columns[9])) {
                    addresses.add(columns[1]);
                }
            }
        }
        return addresses;
    }

    private static Set<String> socketInodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                target(descriptor)
                        .filter(target -> target.startsWith(SOCKET))
                        .ifPresent(target -> inodes.add(target.substring(SOCKET.length(), target.length() - 1)));
            }
        }
        return inodes;
    }

    /** Empty for a descriptor that is gone by now, such as the one of the listing itself. */
    private static Optional<String> target(Path descriptor) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
