package io.ganymede.evaluator.inception;

import java.util.Arrays;
import java.util.Optional;

/** Published files of weights whose content is recorded. Of the graph itself no digest was at hand. */
public enum PublishedFile {
    /** What pytorch-fid and torch-fidelity publish under two names. */
    TORCH_2015(
            "pt_inception-2015-12-05-6726825d.pth",
            95_628_359,
            "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2");

    private final String fileName;
    private final long bytes;
    private final String sha256;

    PublishedFile(String fileName, long bytes, String sha256) {
        this.fileName = fileName;
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /** The name that it was published under. */
    public String fileName() {
        return fileName;
    }

    public long bytes() {
        return bytes;
    }

    /** SHA-256 in lower-case hex. */
    public String sha256() {
        return sha256;
    }

    static Optional<PublishedFile> of(long bytes, String sha256) {
        return Arrays.stream(values())
                .filter(file -> file.bytes == bytes && file.sha256.equals(sha256))
                .findFirst();
    }
}
