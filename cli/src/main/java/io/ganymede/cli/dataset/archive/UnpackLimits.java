package io.ganymede.cli.dataset.archive;

/**
 * Where unpacking stops, whatever an archive claims of itself.
 *
 * @param bytes most bytes of all entries together, counted as they are inflated
 * @param entries most files and directories
 */
public record UnpackLimits(long bytes, long entries) {
    /** 64 GiB in 5 million entries. */
    public static final UnpackLimits DEFAULT = new UnpackLimits(64L << 30, 5_000_000);

    public UnpackLimits {
        if (bytes < 1 || entries < 1) {
            throw new IllegalArgumentException(
                    "limits of unpacking must be at least 1: got " + bytes + " bytes and " + entries + " entries");
        }
    }
}
