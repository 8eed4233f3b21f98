package io.ganymede.evaluator.pickle;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads pickles of protocols 2 to 5 as far as state dictionaries need them. Values become: None {@link PickleNone}, Boolean,
 * Long or BigInteger, Double, String, byte[], tuple {@link PickleTuple}, list {@link List}, dict {@link Map} with scalar
 * keys in their order, a class or function {@link PickleGlobal}; a call and a persistent id whatever the caller makes of it.
 * A name that is not on the allow-list ends the reading. Memory is bounded by {@link #LARGEST_BYTES}: every value costs at
 * least a byte of the file; nothing here walks through nested values, so that depth costs nothing but that. Source of the
 * format: CPython, {@code Lib/pickletools.py}. Thread-safe.
 */
public final class Unpickler {
    /** Largest pickle; the structure of a state dictionary is far smaller, its numbers lie outside. */
    public static final int LARGEST_BYTES = 16 << 20;

    private final String label;
    private final Map<String, PickleGlobal> allowed = new TreeMap<>();
    private final Function<Object, Object> persistent;

    /**
     * A reader.
     *
     * @param label what is read, for messages, such as {@code file 'x.pth'}
     * @param allowed the only names that a pickle may mention
     * @param persistent makes a value of a persistent id
     */
    public Unpickler(String label, Collection<PickleGlobal> allowed, Function<Object, Object> persistent) {
        this.label = label;
        allowed.forEach(global -> this.allowed.put(global.name(), global));
        this.persistent = persistent;
    }

    /**
     * Reads one pickle from the buffer's position, which then stands behind it.
     *
     * @throws PlatformException with reason InvalidFile that names the place and, where one was refused, the Python name
     */
    public Object read(ByteBuffer file) {
        int start = file.position();
        PickleInput in = new PickleInput(file.slice(start, Math.min(file.remaining(), LARGEST_BYTES)));
        PickleStack stack = new PickleStack();
        int at = 0;
        try {
            while (true) {
                at = in.position();
                int operation = in.uint8();
                if (operation == '.') {
                    Object value = stack.pop();
                    file.position(start + in.position());
                    return value;
                }
                if (!scalar(operation, in, stack) && !container(operation, stack) && !memo(operation, in, stack)) {
                    call(operation, in, stack);
                }
            }
        } catch (PickleException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "%s is refused or damaged in its pickle at byte %d: %s"
                            .formatted(label, start + at, e.getMessage()),
                    e);
        }
    }

    private static boolean scalar(int operation, PickleInput in, PickleStack stack) {
        switch (operation) {
            case 'N' -> stack.push(PickleNone.NONE);
            case 0x88 -> stack.push(true);
            case 0x89 -> stack.push(false);
            case 'J' -> stack.push((long) in.int32());
            case 'K' -> stack.push((long) in.uint8());
            case 'M' -> stack.push((long) in.uint16());
            case 0x8a -> stack.push(in.number(in.uint8()));
            case 0x8b -> stack.push(in.number(in.int32()));
            case 'G' -> stack.push(in.float64());
            case 'X' -> stack.push(in.utf8(in.uint32()));
            case 0x8c -> stack.push(in.utf8(in.uint8()));
            case 0x8d -> stack.push(in.utf8(in.int64()));
            case 'U' -> stack.push(in.latin1(in.uint8()));
            case 'T' -> stack.push(in.latin1(in.int32()));
            case 'C' -> stack.push(in.take(in.uint8()));
            case 'B' -> stack.push(in.take(in.uint32()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean container(int operation, PickleStack stack) {
        switch (operation) {
            case '(' -> stack.mark();
            case ')' -> stack.push(new PickleTuple(List.of()));
            case 't' -> stack.push(new PickleTuple(stack.popToMark()));
            case 0x85, 0x86, 0x87 -> stack.push(new PickleTuple(stack.pop(operation - 0x84)));
            case ']' -> stack.push(new ArrayList<>());
            case 'a' -> append(stack, stack.pop(1));
            case 'e' -> append(stack, stack.popToMark());
            case '}' -> stack.push(new LinkedHashMap<>());
            case 's' -> put(stack, stack.pop(2));
            case 'u' -> put(stack, stack.popToMark());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean memo(int operation, PickleInput in, PickleStack stack) {
        switch (operation) {
            case 0x80 -> checkProtocol(in.uint8());
            case 0x95 -> in.int64(); // a frame only announces its length
            case 'q' -> stack.remember(in.uint8());
            case 'r' -> stack.remember(in.uint32());
            case 0x94 -> stack.rememberNext();
            case 'h' -> stack.recall(in.uint8());
            case 'j' -> stack.recall(in.uint32());
            case '0' -> stack.pop();
            case '1' -> stack.popToMark();
            case '2' -> stack.push(stack.top());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void call(int operation, PickleInput in, PickleStack stack) {
        switch (operation) {
            case 'c', 'i' -> {
                String module = in.line();
                stack.push(global(module, in.line()));
                if (operation == 'i') {
                    throw unsupported(operation);
                }
            }
            case 0x93 -> {
                List<Object> names = stack.pop(2);
                if (!(names.get(0) instanceof String module) || !(names.get(1) instanceof String name)) {
                    throw new PickleException("a global is not named by two texts");
                }
                stack.push(global(module, name));
            }
            case 'R', 0x81 -> {
                List<Object> parts = stack.pop(2);
                stack.push(called(parts.get(0), parts.get(1)));
            }
            case 'b' -> dropAttributes(stack);
            case 'Q' -> stack.push(persistent.apply(stack.pop()));
            default -> throw unsupported(operation);
        }
    }

    private PickleGlobal global(String module, String name) {
        PickleGlobal global = allowed.get(module + "." + name);
        if (global == null) {
            throw new PickleException("it names the global '%s.%s', which is never loaded; allowed: %s"
                    .formatted(module, name, allowed.keySet()));
        }
        return global;
    }

    private static Object called(Object callee, Object arguments) {
        if (!(callee instanceof PickleGlobal global)) {
            throw new PickleException("something that is no function is called");
        }
        if (!(arguments instanceof PickleTuple tuple)) {
            throw new PickleException("global '" + global.name() + "' is called without a tuple of arguments");
        }
        return global.function()
                .orElseThrow(() -> new PickleException("global '" + global.name() + "' may not be called"))
                .call(tuple.items());
    }

    /** The attributes of an ordered dictionary ({@code _metadata}) say nothing about its content. */
    private static void dropAttributes(PickleStack stack) {
        List<Object> parts = stack.pop(2);
        if (!(parts.get(0) instanceof Map) || !(parts.get(1) instanceof Map)) {
            throw new PickleException("attributes are set on something that is no dictionary");
        }
        stack.push(parts.get(0));
    }

    @SuppressWarnings("unchecked") // every list on the stack was made here
    private static void append(PickleStack stack, List<Object> values) {
        if (!(stack.top() instanceof List<?> list)) {
            throw new PickleException("values are appended to something that is no list");
        }
        ((List<Object>) list).addAll(values);
    }

    @SuppressWarnings("unchecked") // every map on the stack was made here or by a function that says so
    private static void put(PickleStack stack, List<Object> pairs) {
        if (!(stack.top() instanceof Map<?, ?> map) || pairs.size() % 2 != 0) {
            throw new PickleException("pairs are put into something that is no dictionary");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            Object key = pairs.get(i);
            if (!(key instanceof String || key instanceof Long || key instanceof Boolean)) {
                throw new PickleException("a dictionary has a key that is neither text nor a whole number");
            }
            if (((Map<Object, Object>) map).put(key, pairs.get(i + 1)) != null) {
                throw new PickleException("a dictionary has the key '" + key + "' twice");
            }
        }
    }

    private static void checkProtocol(int version) {
        if (version < 2 || version > 5) {
            throw new PickleException("protocol " + version + " is not known: expected 2 to 5");
        }
    }

    private static PickleException unsupported(int operation) {
        return new PickleException(
                "operation 0x%02x is not known or has no place in a state dictionary".formatted(operation));
    }
}
