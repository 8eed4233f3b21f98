package io.ganymede.common.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.ganymede.common.error.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A JSON Schema 2020-12 of the platform; violations come in our own words, at most one per value. */
final class RequestSchema {
    private static final String FOLDER = "/io/ganymede/common/event/schemas/";

    static final RequestSchema REQUEST = new RequestSchema(FOLDER + "training-request.v1.json");
    static final RequestSchema SPEC = new RequestSchema(FOLDER + "training-spec.v1.json");

    private final JsonNode document;
    private final JsonSchema schema;

    private RequestSchema(String path) {
        document = Resources.object(path);
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ROOT)
                .build();
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document, config);
    }

    /** Every violation; of several at one value the wrong type wins, for the others follow from it. */
    List<Problem> check(JsonNode instance) {
        Map<String, ValidationMessage> byPointer = new LinkedHashMap<>();
        for (ValidationMessage violation : schema.validate(instance)) {
            byPointer.merge(
                    SchemaWording.pointer(violation),
                    violation,
                    (first, second) -> second.getType().equals("type") ? second : first);
        }
        SchemaWording wording = new SchemaWording(document);
        return byPointer.entrySet().stream()
                .map(entry -> new Problem(entry.getKey(), wording.describe(entry.getValue())))
                .toList();
    }
}
