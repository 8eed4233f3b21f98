package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.json.Json;
import io.ganymede.common.part.Part;
import io.ganymede.common.part.PartCatalogue;
import io.ganymede.common.part.PartKind;
import io.ganymede.common.part.PartOption;
import io.ganymede.common.request.TrainingRequests;
import io.ganymede.trainer.augmentation.Augmentations;
import io.ganymede.trainer.condition.ConditionSources;
import io.ganymede.trainer.engine.Optimizers;
import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.method.ClassifierMethods;
import io.ganymede.trainer.method.GanMethods;
import io.ganymede.trainer.network.Architectures;
import io.ganymede.trainer.regularizer.Regularizers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KnownPartsTest {
    private static final PartCatalogue CATALOGUE = KnownParts.catalogue();

    @Test
    void noRegisteredPartIsLeftOut() {
        Map<String, List<String>> names = new TreeMap<>();
        CATALOGUE
                .kinds()
                .forEach((kind, parts) ->
                        names.put(kind, List.copyOf(parts.parts().keySet())));

        assertThat(names)
                .containsOnly(
                        Map.entry("method", GanMethods.REGISTRY.names()),
                        Map.entry("loss", AdversarialLosses.REGISTRY.names()),
                        Map.entry("conditions", ConditionSources.REGISTRY.names()),
                        Map.entry("architecture", Architectures.GAN.names()),
                        Map.entry(
                                "regularizer",
                                Stream.of(Regularizers.REGISTRY.names(), Augmentations.REGISTRY.names())
                                        .flatMap(List::stream)
                                        .sorted()
                                        .toList()),
                        Map.entry("batching", Batching.REGISTRY.names()),
                        Map.entry("optimizer", Optimizers.REGISTRY.names()),
                        Map.entry("schedule", Schedules.REGISTRY.names()),
                        Map.entry("classifier-method", ClassifierMethods.REGISTRY.names()),
                        Map.entry("classifier-architecture", Architectures.CLASSIFIER.names()));
    }

    static Stream<Arguments> parts() {
        return CATALOGUE.kinds().entrySet().stream().flatMap(kind -> kind.getValue().parts().keySet().stream()
                .map(name -> Arguments.of(kind.getKey(), name)));
    }

    /** What the paths say is where a request really has the name and the options. */
    @ParameterizedTest
    @MethodSource("parts")
    void aRequestCanNameThePartWithAllItsOptions(String kind, String name) {
        PartKind family = Objects.requireNonNull(CATALOGUE.kinds().get(kind));
        Part part = Objects.requireNonNull(family.parts().get(name));
        boolean classifier = kind.startsWith("classifier");
        ObjectNode request = (ObjectNode) Json.tree(Map.of(
                "jobId",
                "job",
                "preset",
                classifier ? "reference-classifier" : "cgan",
                "dataset",
                Map.of("name", "any")));
        String network = classifier ? "classifier" : "generator";
        if (!family.nameAt().contains(PartKind.NAME)) {
            put(request, family.nameAt().replace(PartKind.NETWORK, network), Json.tree(name));
        }
        String options = family.optionsAt().replace(PartKind.NETWORK, network).replace(PartKind.NAME, name);
        part.options().forEach(option -> put(request, options + "." + option.name(), Json.tree(option.preset())));

        JsonNode spec = Json.tree(TrainingRequests.resolve(request));

        for (PartOption option : part.options()) {
            String pointer = "/" + (options + "." + option.name()).replace('.', '/');
            assertThat(new OptionValue(Json.convert("value", spec.at(pointer), Object.class)))
                    .as(pointer)
                    .isEqualTo(option.preset());
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyOptionHasAMeaningAndAPresetThatItAllows(String kind, String name) {
        Part part = Objects.requireNonNull(CATALOGUE.kinds().get(kind)).parts().get(name);

        assertThat(Objects.requireNonNull(part).options()).allSatisfy(option -> {
            assertThat(option.meaning()).isNotBlank();
            switch (option.kind()) {
                case NUMBER, WHOLE ->
                    assertThat((Double) option.preset().value()).isBetween(option.least(), option.most());
                case CHOICE ->
                    assertThat(option.choices())
                            .contains((String) option.preset().value());
                case SWITCH -> assertThat(option.preset().value()).isInstanceOf(Boolean.class);
            }
        });
    }

    @Test
    void methodsNameOnlyLossesThatThereAre() {
        assertThat(Objects.requireNonNull(CATALOGUE.kinds().get("method"))
                        .parts()
                        .values())
                .allSatisfy(
                        method -> assertThat(AdversarialLosses.REGISTRY.names()).containsAll(method.losses()))
                .anySatisfy(method -> assertThat(method.losses()).isNotEmpty());
    }

    @Test
    void survivesTheWayOverHttp() {
        assertThat(Json.read("catalogue", Json.bytes(CATALOGUE), PartCatalogue.class))
                .isEqualTo(CATALOGUE);
    }

    private static void put(ObjectNode request, String path, JsonNode value) {
        int dot = path.lastIndexOf('.');
        request.withObject("/" + path.substring(0, dot).replace('.', '/')).set(path.substring(dot + 1), value);
    }
}
