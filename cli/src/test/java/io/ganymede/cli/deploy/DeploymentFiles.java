package io.ganymede.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of the repository, by path from its root. */
final class DeploymentFiles {
    private static final ObjectMapper TREES = new ObjectMapper();

    private DeploymentFiles() {}

    static Path root() {
        Path candidate = Path.of("").toAbsolutePath();
        while (!Files.exists(candidate.resolve("docker-compose.yml"))) {
            Path parent = candidate.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "no docker-compose.yml above " + Path.of("").toAbsolutePath());
            }
            candidate = parent;
        }
        return candidate;
    }

    static Path path(String relative) {
        return root().resolve(relative);
    }

    static String text(String relative) {
        try {
            return Files.readString(path(relative), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The YAML documents of a file; anchors are resolved, a key that stands twice is an error. */
    static List<JsonNode> documents(String relative) {
        return documentsOf(text(relative));
    }

    static List<JsonNode> documentsOf(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Iterable<Object> loaded = new Yaml(new SafeConstructor(options)).loadAll(yaml);
        return StreamSupport.stream(loaded.spliterator(), false)
                .map(document -> TREES.<JsonNode>valueToTree(document))
                .toList();
    }

    /** The only document of a file. */
    static JsonNode document(String relative) {
        List<JsonNode> documents = documents(relative);
        if (documents.size() != 1) {
            throw new IllegalStateException(
                    "file '" + relative + "' has " + documents.size() + " YAML documents, expected 1");
        }
        return documents.get(0);
    }

    /** Names of the files in a folder, sorted. */
    static List<String> names(String folder) {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the rows of a Markdown table whose first cell is code, without back quotes. */
    static List<List<String>> rows(String document, String firstCellStartsWith) {
        return text(document)
                .lines()
                .filter(line -> line.startsWith("| `" + firstCellStartsWith))
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
    }
}
