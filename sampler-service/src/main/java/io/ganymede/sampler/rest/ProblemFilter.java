package io.ganymede.sampler.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the OpenAPI document what every operation has in common: its errors. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemFilter implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String ERROR = "InferenceError";
    private static final Map<String, String> ALL =
            Map.of("404", "Unknown model, version or path", "503", "No model yet");
    private static final Map<String, String> WITH_BODY = Map.of(
            "400", "The body has faults; all of them are named",
            "413", "The body is too large",
            "415", "The body is not JSON",
            "429", "Too many requests are waiting");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(PROBLEM, problem()).addSchema(ERROR, error());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    Map<String, String> errors = new TreeMap<>(ALL);
                    if (operation.getRequestBody() != null) {
                        errors.putAll(WITH_BODY);
                    }
                    errors.forEach(
                            (status, description) -> add(operation, status, description, path.startsWith("/v2")));
                }));
    }

    private static void add(Operation operation, String status, String description, boolean inference) {
        Schema reference = OASFactory.createSchema().ref("#/components/schemas/" + (inference ? ERROR : PROBLEM));
        Content content = OASFactory.createContent()
                .addMediaType(
                        inference ? "application/json" : ProblemDocument.MEDIA_TYPE,
                        OASFactory.createMediaType().schema(reference));
        APIResponse response =
                OASFactory.createAPIResponse().description(description).content(content);
        operation.getResponses().addAPIResponse(status, response);
    }

    private static Schema problem() {
        return object("Problem document, RFC 9457")
                .addProperty("type", text("URN of the reason", "urn:ganymede:problem:NotFound"))
                .addProperty("title", text("The reason in words", "Not found"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .addExample(404))
                .addProperty(
                        "detail",
                        text("What was wrong", "unknown model 'fashon'; did you mean 'fashion'? known: [fashion]"))
                .addProperty("reason", text("Stable code", "NotFound"))
                .addProperty(
                        "problems",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("Every fault of the body")
                                .items(object("A fault")
                                        .addProperty("pointer", text("JSON pointer", "/count"))
                                        .addProperty("message", text("What is wrong", "must be a whole number"))));
    }

    private static Schema error() {
        return object("Error of the Open Inference Protocol")
                .addProperty("error", text("What was wrong", "input 'class' is missing"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description(description)
                .addExample(example);
    }
}
