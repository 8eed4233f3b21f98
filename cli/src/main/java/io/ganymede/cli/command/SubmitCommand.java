package io.ganymede.cli.command;

import io.ganymede.cli.client.Connection;
import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.client.RequestSender;
import io.ganymede.cli.request.RequestDraft;
import io.ganymede.cli.watch.JobOutcome;
import io.ganymede.cli.watch.JobWatch;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.request.TrainingRequests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede submit}. */
@Command(
        name = "submit",
        description = {
            "Send a training request.",
            "It is a JSON file, or a preset and a data set, or both; --set changes single values, for instance"
                    + " --set training.steps=500 --set training.regularizers.r1.gamma=0.1."
        })
public final class SubmitCommand implements Callable<Integer> {
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "request as JSON")
    @Nullable
    Path file;

    @Option(names = "--preset", paramLabel = "P", description = "preset to start from; see 'ganymede presets'")
    @Nullable
    String preset;

    @Option(
            names = "--data",
            paramLabel = "NAME[:VERSION]",
            converter = DatasetChoiceConverter.class,
            description = "data set, and version where it is not the newest; see 'ganymede dataset list'")
    @Nullable
    DatasetChoice dataset;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "change one value, which is JSON or else text; null takes away what the preset has; may be"
                    + " repeated; 'ganymede parts' and 'ganymede preset P' tell what there is")
    List<String> assignments = List.of();

    @Option(names = "--watch", description = "follow the job until it has ended")
    boolean watch;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public SubmitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RequestDraft draft = draft();
        // The trainer checks again; here the sender learns of problems before anything is sent.
        TrainingRequests.resolve(draft.json());
        Connection connection = context.connection(options).requireBroker();
        new RequestSender(connection, context.clock()).send(draft.jobId(), draft.json());
        try (JobFeed feed = JobFeed.open(connection)) {
            JobWatch jobWatch = new JobWatch(feed, System.out, context.terminal());
            JobSnapshot answer = jobWatch.awaitAnswer(draft.jobId(), ANSWER_PATIENCE);
            if (answer.phase() == JobPhase.REJECTED) {
                return WatchCommand.finish(spec, new JobOutcome(answer));
            }
            spec.commandLine().getOut().println("job " + draft.jobId() + " accepted");
            spec.commandLine().getOut().flush();
            return watch ? WatchCommand.finish(spec, jobWatch.follow(draft.jobId())) : ExitCode.OK;
        }
    }

    private RequestDraft draft() {
        if (file == null && preset == null) {
            throw new ParameterException(spec.commandLine(), "Missing the request: give a FILE or --preset");
        }
        RequestDraft draft = file == null ? RequestDraft.empty() : RequestDraft.read(file);
        if (preset != null) {
            draft.preset(preset);
        }
        if (dataset != null) {
            draft.dataset(dataset);
        }
        assignments.forEach(draft::set);
        return draft.withJobId(context.clock());
    }
}
