package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.watch.JobOutcome;
import io.ganymede.cli.watch.JobWatch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede watch JOB}. */
@Command(name = "watch", description = "Follow a job until it has ended and its last checkpoint is scored.")
public final class WatchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "job id; see 'ganymede jobs'")
    @SuppressWarnings("NullAway.Init") // required
    String jobId;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public WatchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (JobFeed feed = JobFeed.open(context.connection(options).requireBroker())) {
            JobCommand.require(feed, jobId);
            return finish(spec, new JobWatch(feed, System.out, context.terminal()).follow(jobId));
        }
    }

    /** Prints how the job ended; the exit code says whether it succeeded. */
    static int finish(CommandSpec spec, JobOutcome outcome) {
        if (outcome.succeeded()) {
            spec.commandLine().getOut().println(outcome.describe());
            spec.commandLine().getOut().flush();
            return ExitCode.OK;
        }
        spec.commandLine().getErr().println("error: " + outcome.describe());
        return ExitCode.SOFTWARE;
    }
}
