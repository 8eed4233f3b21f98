package io.ganymede.cli.terminal;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.request.InvalidRequestException;
import io.ganymede.local.PortInUseException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The boundary of the command line: expected errors become one message, others keep their trace in the log file. */
public final class ErrorReport implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorReport.class);

    @Override
    public int handleExecutionException(Exception exception, CommandLine commandLine, ParseResult parsed) {
        boolean expected = exception instanceof PlatformException
                || exception instanceof InvalidRequestException
                || exception instanceof PortInUseException;
        LOG.error("command failed command={}", commandLine.getCommandName(), exception);
        String message = expected
                ? "error: " + exception.getMessage()
                : String.format(
                        Locale.ROOT, "error: unexpected %s; the trace is in the log of .ganymede/logs", exception);
        commandLine.getErr().println(commandLine.getColorScheme().errorText(message));
        return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }
}
