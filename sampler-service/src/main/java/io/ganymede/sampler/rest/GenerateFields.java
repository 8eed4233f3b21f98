package io.ganymede.sampler.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fields of a generate request as the OpenAPI document shows them; {@link GenerateBody} reads them. */
@Schema(name = "GenerateRequest", description = "What to draw. Unknown fields are refused.")
@SuppressWarnings("unused")
record GenerateFields(
        @Schema(
                name = "class",
                description = "Of a model that is told classes: one by name, or by index as a number or digits",
                examples = "Sneaker")
        String oneClass,

        @Schema(description = "Several classes; one row of the grid each. Default: every class of the model")
        List<String> classes,

        @Schema(
                description =
                        "Of a model that is told attributes: names and numbers, or a list of such objects, one row of the grid"
                                + " each. Binary ones are 0 or 1, and 0 unless given; real ones must be given",
                anyOf = {AttributeFields.class, AttributeFields[].class},
                examples = "{\"Smiling\": 1}")
        Object attributes,

        @Schema(
                description = "Images per class or set of attributes; of a model without conditions, all images",
                defaultValue = "1",
                minimum = "1",
                examples = "4")
        int count,

        @Schema(
                description =
                        "Seed of the first image; image i has seed + i. A number, or a text for more than 53 bits."
                                + " Default: the server picks one and returns it",
                examples = "42")
        long seed) {
    /** Attributes by name. */
    @Schema(name = "Attributes", type = SchemaType.OBJECT, additionalProperties = Double.class)
    interface AttributeFields {}
}
