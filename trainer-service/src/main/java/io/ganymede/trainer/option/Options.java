package io.ganymede.trainer.option;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.naming.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of one part of a job: every option of the part has a value that it allows.
 *
 * @param values by option's name
 */
public record Options(Map<String, OptionValue> values) {
    public Options {
        values = Map.copyOf(values);
    }

    /**
     * Checks what a request asks for and fills in the rest.
     *
     * @param owner the part, for messages: {@code method 'am-gan'}
     * @throws PlatformException with reason InvalidSpec for an unknown option or a value that it does not allow
     */
    public static Options resolve(String owner, List<Option> known, Map<String, OptionValue> wanted) {
        List<String> names = known.stream().map(Option::name).toList();
        for (String name : wanted.keySet()) {
            if (!names.contains(name)) {
                throw new PlatformException(
                        Reason.INVALID_SPEC, NearestName.unknown("option of " + owner, name, names));
            }
        }
        Map<String, OptionValue> values = new LinkedHashMap<>();
        for (Option option : known) {
            OptionValue value = wanted.getOrDefault(option.name(), option.preset());
            if (!option.allows(value)) {
                throw new PlatformException(
                        Reason.INVALID_SPEC,
                        "option '" + option.name() + "' of " + owner + " does not fit: got " + value + ", expected "
                                + option.rule());
            }
            values.put(option.name(), value);
        }
        return new Options(values);
    }

    /** The options of a part that nothing was asked of. */
    public static Options presets(List<Option> known) {
        return resolve("part", known, Map.of());
    }

    /** The value of a number. */
    public double number(Option option) {
        return (Double) value(option);
    }

    /** The value of a whole number. */
    public int whole(Option option) {
        return (int) number(option);
    }

    /** The value of a choice. */
    public String choice(Option option) {
        return (String) value(option);
    }

    /** The value of a switch. */
    public boolean flag(Option option) {
        return (Boolean) value(option);
    }

    private Object value(Option option) {
        OptionValue value = values.get(option.name());
        if (value == null) {
            throw new IllegalArgumentException("option '" + option.name() + "' is not one of " + values.keySet());
        }
        return value.value();
    }
}
