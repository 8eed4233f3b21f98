package io.ganymede.cli.terminal;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A wrong command line is answered by what is wrong with it and where help is, not by pages of it; what has subcommands shows them, for
 * that is mostly what is looked for. The message comes last.
 */
public final class UsageReport implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter errors = command.getErr();
        boolean suggested = UnmatchedArgumentException.printSuggestions(exception, errors);
        if (!suggested && !command.getSubcommands().isEmpty()) {
            command.usage(errors, command.getColorScheme());
        }
        errors.println(command.getColorScheme().errorText("error: " + exception.getMessage()));
        errors.println("'" + command.getCommandSpec().qualifiedName() + " --help' tells what there is");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
