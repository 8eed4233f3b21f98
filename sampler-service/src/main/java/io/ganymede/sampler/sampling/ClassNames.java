package io.ganymede.sampler.sampling;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.util.List;

/**
 * The classes of a model.
 *
 * @param names class names; a label is an index into them
 */
public record ClassNames(List<String> names) {
    public ClassNames {
        names = List.copyOf(names);
    }

    public int count() {
        return names.size();
    }

    public String name(int label) {
        return names.get(label);
    }

    /**
     * The label of a class given by name, or else by index in digits.
     *
     * @throws PlatformException with reason InvalidArgument that lists the known classes
     */
    public int label(String nameOrIndex) {
        int byName = names.indexOf(nameOrIndex);
        if (byName >= 0) {
            return byName;
        }
        if (nameOrIndex.matches("-?[0-9]{1,18}")) {
            return label(Long.parseLong(nameOrIndex));
        }
        throw new PlatformException(
                Reason.INVALID_ARGUMENT,
                NearestName.unknown("class", nameOrIndex, names) + ", or an index from 0 to " + (count() - 1));
    }

    /** The label of a class given by index; see {@link #label(String)}. */
    public int label(long index) {
        if (index < 0 || index >= count()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "class index is out of range: got " + index + ", expected 0 to " + (count() - 1) + "; known: "
                            + names);
        }
        return (int) index;
    }
}
