package io.ganymede.sampler.sampling;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.util.List;
import java.util.stream.IntStream;

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

    /** All of them, in order. */
    public List<Condition> all() {
        return IntStream.range(0, count()).mapToObj(this::condition).toList();
    }

    /**
     * A class given by name, or else by index in digits.
     *
     * @throws PlatformException with reason InvalidArgument that lists the known classes
     */
    public Condition condition(String nameOrIndex) {
        int byName = names.indexOf(nameOrIndex);
        if (byName >= 0) {
            return condition(byName);
        }
        if (nameOrIndex.matches("-?[0-9]{1,18}")) {
            return condition(Long.parseLong(nameOrIndex));
        }
        throw new PlatformException(
                Reason.INVALID_ARGUMENT,
                NearestName.unknown("class", nameOrIndex, names) + ", or an index from 0 to " + (count() - 1));
    }

    /** A class given by index; see {@link #condition(String)}. */
    public Condition condition(long index) {
        if (index < 0 || index >= count()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "class index is out of range: got " + index + ", expected 0 to " + (count() - 1) + "; known: "
                            + names);
        }
        int label = (int) index;
        return new Condition.OfClass(label, names.get(label), count());
    }
}
