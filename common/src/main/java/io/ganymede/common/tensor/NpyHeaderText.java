package io.ganymede.common.tensor;

import io.ganymede.common.error.PlatformException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the Python dictionary in the header of a NumPy array; nothing but texts, {@code True}, {@code False} and tuples of whole
 * numbers is understood, and nothing is ever evaluated.
 */
final class NpyHeaderText {
    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

    private final String label;
    private final String text;
    private int position;

    NpyHeaderText(String label, String text) {
        this.label = label;
        this.text = text;
    }

    NpyHeader header() {
        Map<String, Object> values = new HashMap<>();
        expect('{');
        while (peek() != '}') {
            String key = string();
            expect(':');
            if (!KEYS.contains(key) || values.put(key, value()) != null) {
                throw malformed("unexpected key '" + key + "'");
            }
            if (peek() == ',') {
                position++;
            } else if (peek() != '}') {
                throw malformed("expected ',' or '}' at character " + position);
            }
        }
        position++;
        if (!text.substring(position).isBlank()) {
            throw malformed("text behind the dictionary");
        }
        if (values.get("descr") instanceof String descr
                && values.get("fortran_order") instanceof Boolean fortran
                && values.get("shape") instanceof Sizes sizes) {
            return new NpyHeader(type(descr), order(descr), fortran, sizes.sizes());
        }
        throw malformed("expected a text 'descr', a truth value 'fortran_order' and a tuple 'shape'");
    }

    private NpyType type(String descr) {
        if (descr.endsWith("O")) {
            throw NpyHeader.invalid(
                    label,
                    "holds pickled Python objects (dtype '" + descr
                            + "'), which are never loaded: expected an array of numbers");
        }
        NpyType type = descr.isEmpty() ? null : NpyType.of(descr.substring(1)).orElse(null);
        if (type == null || "<>|".indexOf(descr.charAt(0)) < 0 || (descr.charAt(0) == '|' && type.bytes() > 1)) {
            throw NpyHeader.invalid(
                    label,
                    "has dtype '" + descr + "'; known: "
                            + Arrays.stream(NpyType.values()).map(NpyType::code).toList()
                            + ", little- or big-endian");
        }
        return type;
    }

    private static ByteOrder order(String descr) {
        return descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private Object value() {
        char next = peek();
        if (next == '\'' || next == '"') {
            return string();
        }
        if (next == '(') {
            return sizes();
        }
        if (next == '[') {
            throw NpyHeader.invalid(label, "has a structured dtype: expected an array of plain numbers");
        }
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, position)) {
                position += word.length();
                return word.equals("True");
            }
        }
        throw malformed("unexpected '" + next + "' at character " + position);
    }

    private String string() {
        char quote = peek();
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, position + 1) : -1;
        if (end < 0) {
            throw malformed("expected a text at character " + position);
        }
        String string = text.substring(position + 1, end);
        position = end + 1;
        return string;
    }

    private Sizes sizes() {
        expect('(');
        List<Long> sizes = new ArrayList<>();
        while (peek() != ')') {
            int start = position;
            while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
                position++;
            }
            if (position == start || position - start > 18) {
                throw malformed("expected a size from 0 at character " + start);
            }
            sizes.add(Long.valueOf(text.substring(start, position)));
            if (position < text.length() && text.charAt(position) == 'L') {
                position++; // a long of Python 2
            }
            if (peek() == ',') {
                position++;
            } else if (peek() != ')') {
                throw malformed("expected ',' or ')' at character " + position);
            }
        }
        position++;
        return new Sizes(sizes);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("expected '" + wanted + "' at character " + position);
        }
        position++;
    }

    /** The next character that is no space; a NUL at the end. */
    private char peek() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : 0;
    }

    private PlatformException malformed(String problem) {
        return NpyHeader.invalid(label, "has a damaged header: " + problem);
    }

    private record Sizes(List<Long> sizes) {}
}
