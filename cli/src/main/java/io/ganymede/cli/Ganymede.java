package io.ganymede.cli;

import io.ganymede.cli.command.BenchmarkCommand;
import io.ganymede.cli.command.CompareCommand;
import io.ganymede.cli.command.DatasetCommand;
import io.ganymede.cli.command.DemoCommand;
import io.ganymede.cli.command.EvaluateCommand;
import io.ganymede.cli.command.InceptionCommand;
import io.ganymede.cli.command.JobCommand;
import io.ganymede.cli.command.JobsCommand;
import io.ganymede.cli.command.ModelsCommand;
import io.ganymede.cli.command.PartsCommand;
import io.ganymede.cli.command.PresetCommand;
import io.ganymede.cli.command.PresetsCommand;
import io.ganymede.cli.command.SampleCommand;
import io.ganymede.cli.command.SubmitCommand;
import io.ganymede.cli.command.TopicsCommand;
import io.ganymede.cli.command.UpCommand;
import io.ganymede.cli.command.Version;
import io.ganymede.cli.command.VersionCommand;
import io.ganymede.cli.command.WatchCommand;
import io.ganymede.cli.terminal.ErrorReport;
import io.ganymede.cli.terminal.LogFile;
import io.ganymede.cli.terminal.UsageReport;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code ganymede} command. Exit codes: 0 done, 1 it failed (the reason is printed), 2 the command line is wrong.
 */
@Command(
        name = "ganymede",
        description = "Conditional GANs trained, evaluated and served over Kafka.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            SubmitCommand.class,
            WatchCommand.class,
            CompareCommand.class,
            EvaluateCommand.class,
            InceptionCommand.class,
            JobsCommand.class,
            JobCommand.class,
            PresetsCommand.class,
            PresetCommand.class,
            PartsCommand.class,
            ModelsCommand.class,
            SampleCommand.class,
            DatasetCommand.class,
            TopicsCommand.class,
            BenchmarkCommand.class,
            VersionCommand.class
        })
public final class Ganymede implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    CommandSpec spec;

    public static void main(String[] arguments) {
        LogFile.open(Workspace.current().home().resolve("logs").resolve("ganymede.log"));
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        CommandLine commandLine =
                commandLine(Workspace.current(), Clock.systemUTC()).setOut(out);
        int exitCode = commandLine.execute(arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** The command with all subcommands, working in the given workspace. */
    public static CommandLine commandLine(Workspace workspace, Clock clock) {
        return new CommandLine(new Ganymede(), new CommandFactory(workspace, clock))
                .setParameterExceptionHandler(new UsageReport())
                .setExecutionExceptionHandler(new ErrorReport());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
