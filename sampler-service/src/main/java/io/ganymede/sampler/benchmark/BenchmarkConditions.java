package io.ganymede.sampler.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.json.Json;
import io.ganymede.sampler.sampling.Condition;
import io.ganymede.sampler.sampling.ModelConditions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark asks of a model: every class in turn, or one set of attributes that it accepts, or nothing.
 *
 * @param space what the model is told
 * @param conditions what is asked for in turn
 */
record BenchmarkConditions(ConditionSpace space, List<Condition> conditions) {

    /** From what the sampler says of the model. */
    static BenchmarkConditions of(String model, JsonNode description) {
        String what = "description of model '" + model + "'";
        ConditionSpace space = new ConditionSpace(
                Json.convert(what, description.path("conditions"), ConditionKind.class),
                Json.convert(what, description, LabelSpace.class));
        ModelConditions known = new ModelConditions(model, space);
        return new BenchmarkConditions(
                space,
                switch (space.kind()) {
                    case CLASSES -> known.classes().all();
                    case ATTRIBUTES -> List.of(known.attributes().complete(accepted(space.labels())));
                    case NONE -> List.of(known.none());
                });
    }

    /** The condition of a call. */
    Condition at(int call) {
        return conditions.get(call % conditions.size());
    }

    /** The body that asks for the image of a call, whose number is the seed. */
    byte[] body(int call) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (at(call) instanceof Condition.OfClass asked) {
            body.put("class", asked.label());
        } else if (at(call) instanceof Condition.OfAttributes asked) {
            body.put("attributes", asked.values());
        }
        body.put("seed", call);
        return Json.bytes(body);
    }

    /** The least of every real attribute, and the first of every group. */
    private static Map<String, Double> accepted(LabelSpace labels) {
        Map<String, Double> values = new LinkedHashMap<>();
        labels.attributes().stream()
                .filter(attribute -> !attribute.isBinary())
                .forEach(attribute -> values.put(attribute.name(), attribute.minimum()));
        labels.groups().forEach(group -> values.put(group.attributes().get(0), 1.0));
        return values;
    }
}
