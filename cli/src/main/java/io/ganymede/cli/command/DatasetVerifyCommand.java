package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.dataset.DatasetVerification;
import io.ganymede.cli.dataset.scratch.ScratchDirectory;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ganymede dataset verify NAME}. */
@Command(name = "verify", description = "Read a data set again in full and compare it with its manifest.")
public final class DatasetVerifyCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Mixin
    DatasetChoiceOptions dataset = new DatasetChoiceOptions();

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public DatasetVerifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        ArtifactStore store = context.connection(options).openObjectStore();
        DatasetManifest manifest = new DatasetCatalog(store)
                .require(dataset.name(), dataset.version())
                .manifest();
        String label = "data set '" + manifest.name() + "' version " + manifest.version();
        try (ScratchDirectory scratch = ScratchDirectory.in(context.scratch())) {
            List<String> problems = new DatasetVerification(store, scratch.path()).problems(manifest);
            if (!problems.isEmpty()) {
                throw new PlatformException(
                        Reason.DIGEST_MISMATCH, label + " is damaged:\n  " + String.join("\n  ", problems));
            }
        }
        long images = manifest.splits().values().stream()
                .mapToLong(split -> split.count())
                .sum();
        spec.commandLine()
                .getOut()
                .println(String.format(
                        Locale.ROOT,
                        "%s is whole: %,d images in %d splits, content %s",
                        label,
                        images,
                        manifest.splits().size(),
                        manifest.contentDigest()));
        return 0;
    }
}
