package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.terminal.Table;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ganymede jobs}. */
@Command(name = "jobs", description = "List all jobs, newest first.")
public final class JobsCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public JobsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        try (JobFeed feed = JobFeed.open(context.connection(options).requireBroker())) {
            Table table = new Table("JOB", "PHASE", "ATTEMPT", "STEP", "TRAINS", "DATA SET", "SINCE", "REASON");
            feed.jobs().values().stream()
                    .sorted(Comparator.comparing(JobSnapshot::createdAt).reversed())
                    .forEach(
                            job -> addRow(table, job, feed.progress(job.jobId()).orElse(job.progress())));
            spec.commandLine().getOut().print(table);
            spec.commandLine().getOut().flush();
        }
    }

    private static void addRow(Table table, JobSnapshot job, Progress progress) {
        var trained = job.spec();
        var failure = job.failure();
        table.row(
                job.jobId(),
                job.phase().name(),
                Integer.toString(job.attempt()),
                String.format(Locale.ROOT, "%d/%d", progress.step(), progress.steps()),
                trained == null ? "-" : trained.title(),
                trained == null ? "-" : trained.dataset().name(),
                job.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                failure == null ? early(job) : failure.reason());
    }

    private static String early(JobSnapshot job) {
        return job.stoppedEarly() == null ? "" : "stopped early";
    }
}
