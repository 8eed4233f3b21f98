package io.ganymede.sampler.catalog;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.model.ModelCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The catalogue of models as requests and promotions ask it: names are checked before any key is built from them. */
public final class PublishedModels {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?");

    private final ModelCatalog catalog;

    public PublishedModels(ArtifactStore store) {
        this.catalog = new ModelCatalog(store);
    }

    /** Whether a text may be a model's name; no key is built from any other. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Versions of a model, newest first. */
    public List<Integer> versions(String model) {
        if (!isName(model)) {
            return List.of();
        }
        List<Integer> versions = new ArrayList<>(catalog.versions(model));
        Collections.reverse(versions);
        return List.copyOf(versions);
    }

    /** The newest version of a model. */
    public Optional<ModelCatalog.Entry> newest(String model) {
        return isName(model) ? catalog.newest(model) : Optional.empty();
    }

    /**
     * A version of a model.
     *
     * @throws PlatformException with reason NotFound that lists the known versions
     */
    public ModelCatalog.Entry version(String model, int version) {
        Optional<ModelCatalog.Entry> found =
                isName(model) && version > 0 ? catalog.find(model, version) : Optional.empty();
        return found.orElseThrow(() -> new PlatformException(
                Reason.NOT_FOUND, "model '" + model + "' has no version " + version + "; known: " + versions(model)));
    }

    /** The version that was made from a checkpoint, if there is one. */
    public Optional<ModelCatalog.Entry> madeFrom(String model, ArtifactRef checkpoint) {
        return versions(model).stream()
                .map(version -> version(model, version))
                .filter(published -> {
                    ArtifactRef source = published.manifest().lineage().checkpoint();
                    return source != null && source.sha256().equals(checkpoint.sha256());
                })
                .findFirst();
    }
}
