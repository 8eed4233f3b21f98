package io.ganymede.cli.command;

import io.ganymede.cli.client.Connection;
import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.TrainingSpec;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ganymede dataset rm NAME}. */
@Command(
        name = "rm",
        description = {
            "Remove a version of a data set, or all of them.",
            "Refused while a job that has not ended names it. Checkpoints, models and reports stay; checkpoints that are not"
                    + " scored yet can no longer be scored, for that needs the images."
        })
public final class DatasetRmCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Mixin
    DatasetChoiceOptions dataset = new DatasetChoiceOptions();

    @Option(names = "--all", description = "remove every version; not needed when there is only one")
    boolean all;

    @Option(names = "--force", description = "do not ask the broker whether jobs use it")
    boolean force;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public DatasetRmCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String name = dataset.name();
        Connection connection = context.connection(options);
        DatasetCatalog catalog = new DatasetCatalog(connection.openObjectStore());
        List<String> doomed = doomed(catalog);
        if (!force) {
            requireUnused(connection.requireBroker(), doomed);
        }
        for (String each : doomed) {
            catalog.remove(name, each, context.clock().instant());
            spec.commandLine().getOut().println("removed data set '" + name + "' version " + each);
        }
        return 0;
    }

    private List<String> doomed(DatasetCatalog catalog) {
        String name = dataset.name();
        String version = dataset.version();
        String wanted = catalog.require(name, version).ref().version();
        List<String> versions = catalog.versions(name);
        if (all && version == null) {
            return versions;
        }
        if (all || (version == null && versions.size() > 1)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "data set '" + name + "' has the versions " + versions + ": expected either '" + name
                            + ":VERSION' or --all");
        }
        return List.of(wanted);
    }

    private void requireUnused(Connection connection, List<String> doomed) {
        try (JobFeed feed = JobFeed.open(connection)) {
            List<String> users = feed.jobs().values().stream()
                    .filter(job -> !job.phase().terminal() && uses(job, doomed))
                    .map(job -> job.jobId() + " (" + job.phase() + ")")
                    .toList();
            if (!users.isEmpty()) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "data set '" + dataset.name()
                                + "' is in use: wait for these jobs, cancel them, or give --force: "
                                + String.join(", ", users));
            }
        }
    }

    private boolean uses(JobSnapshot job, List<String> doomed) {
        TrainingSpec trained = job.spec();
        if (trained == null || !trained.dataset().name().equals(dataset.name())) {
            return false;
        }
        // A job that names no version has taken the newest of its time, which may be any by now.
        String version = trained.dataset().version();
        return version == null || doomed.contains(version);
    }
}
