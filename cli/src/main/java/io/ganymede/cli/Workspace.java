package io.ganymede.cli;

import java.nio.file.Path;

/**
 * Where the command works.
 *
 * @param installation directory of the built project
 * @param home data of platforms started here, {@code .ganymede} in the installation unless {@code GANYMEDE_HOME} says
 *     otherwise
 */
public record Workspace(Path installation, Path home) {
    /** The workspace that the launcher has set by {@code -Dganymede.installation}. */
    public static Workspace current() {
        Path installation = Path.of(System.getProperty("ganymede.installation", ""))
                .toAbsolutePath()
                .normalize();
        String home = System.getenv("GANYMEDE_HOME");
        return new Workspace(
                installation,
                home == null ? installation.resolve(".ganymede") : Path.of(home).toAbsolutePath());
    }
}
