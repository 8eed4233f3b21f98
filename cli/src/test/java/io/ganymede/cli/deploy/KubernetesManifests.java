package io.ganymede.cli.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Kubernetes manifests as typed models. A field that the model does not have is an error. */
final class KubernetesManifests {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "batch/v1 Job", Job.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Secret", Secret.class,
            "v1 Service", Service.class,
            "v1 ServiceAccount", ServiceAccount.class);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new WithoutAnySetter())
            .build();

    private KubernetesManifests() {}

    /** All objects of the base, the topics job among them. */
    static List<HasMetadata> base() {
        return Stream.of("deploy/kubernetes/base", "deploy/kafka")
                .flatMap(folder -> manifests(folder).stream().map(name -> folder + "/" + name))
                .flatMap(file -> load(file).stream())
                .toList();
    }

    static <T extends HasMetadata> List<T> base(Class<T> kind) {
        return base().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The YAML files of a folder other than its kustomization. */
    static List<String> manifests(String folder) {
        return DeploymentFiles.names(folder).stream()
                .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                .toList();
    }

    static List<HasMetadata> load(String file) {
        return DeploymentFiles.documents(file).stream()
                .map(document -> typed(file, document))
                .toList();
    }

    /** The object as the model of its kind. */
    static HasMetadata typed(String file, JsonNode document) {
        String kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        Class<? extends HasMetadata> model = KINDS.get(kind);
        if (model == null) {
            throw new IllegalArgumentException("file '" + file + "' holds a '" + kind + "'; known: " + KINDS.keySet());
        }
        try {
            return STRICT.treeToValue(document, model);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("file '" + file + "': " + e.getOriginalMessage(), e);
        }
    }

    /** The models collect unknown fields through an any-setter, which would hide a misspelt field. */
    private static final class WithoutAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return Boolean.FALSE;
        }
    }
}
