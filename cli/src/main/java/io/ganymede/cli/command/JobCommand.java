package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.json.Json;
import io.ganymede.common.naming.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede job JOB}. */
@Command(name = "job", description = "Print the newest snapshot of a job as JSON.")
public final class JobCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "job id; see 'ganymede jobs'")
    @SuppressWarnings("NullAway.Init") // required
    String jobId;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public JobCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        try (JobFeed feed = JobFeed.open(context.connection(options).requireBroker())) {
            spec.commandLine().getOut().print(Json.pretty(require(feed, jobId)));
            spec.commandLine().getOut().flush();
        }
    }

    static JobSnapshot require(JobFeed feed, String jobId) {
        return feed.job(jobId)
                .orElseThrow(() -> new PlatformException(
                        Reason.NOT_FOUND,
                        NearestName.unknown("job", jobId, feed.jobs().keySet())));
    }
}
