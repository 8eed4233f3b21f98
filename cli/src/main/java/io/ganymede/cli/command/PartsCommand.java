package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.TrainerClient;
import io.ganymede.cli.part.PartTables;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.part.PartCatalogue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede parts [KIND] [NAME]}. */
@Command(
        name = "parts",
        description = {
            "List what a request can name: methods, losses, architectures, regularizers, optimizers, schedules, ...",
            "With a KIND, and perhaps the NAME of a part, their options with presets, allowed values and meaning."
        })
public final class PartsCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "for instance method or loss")
    @Nullable
    String kind;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "for instance am-gan or hinge")
    @Nullable
    String name;

    @Option(names = "--json", description = "as JSON, for programs")
    boolean json;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public PartsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        PartCatalogue catalogue = new TrainerClient(context.connection(options).trainer()).parts();
        spec.commandLine().getOut().print(text(catalogue));
        spec.commandLine().getOut().flush();
    }

    private String text(PartCatalogue catalogue) {
        if (kind == null) {
            return json ? Json.pretty(catalogue) : PartTables.of(catalogue);
        }
        var family = required("kind of part", kind, catalogue.kinds());
        if (name == null) {
            return json ? Json.pretty(family) : PartTables.of(kind, family);
        }
        var part = required(kind, name, family.parts());
        return json ? Json.pretty(part) : PartTables.of(kind, family, name, part);
    }

    private static <T> T required(String what, String wanted, Map<String, T> known) {
        T found = known.get(wanted);
        if (found == null) {
            throw new PlatformException(Reason.NOT_FOUND, NearestName.unknown(what, wanted, known.keySet()));
        }
        return found;
    }
}
