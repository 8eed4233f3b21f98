package io.ganymede.common.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the JSON header of a safetensors file says, with every rule of the format checked against the bytes that follow it.
 *
 * @param entries tensors in header order, by name
 * @param metadata the free text pairs of the file
 */
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
    /** Key of the header that holds text pairs and no tensor. */
    static final String METADATA = "__metadata__";

    private static final Set<String> KEYS = Set.of("dtype", "shape", "data_offsets");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * One tensor of the header.
     *
     * @param type element type
     * @param shape sizes, outermost first
     * @param begin first byte, counted from the end of the header
     * @param end first byte behind the tensor
     */
    record Entry(DataType type, List<Long> shape, long begin, long end) {}

    SafetensorsHeader {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Reads a header.
     *
     * @param file what the file is called in messages
     * @param json the bytes between the length field and the data
     * @param dataBytes how many bytes follow the header
     */
    static SafetensorsHeader parse(String file, byte[] json, long dataBytes) {
        JsonNode root = tree(file, json);
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals(METADATA)) {
                metadata.putAll(texts(file, field.getValue()));
            } else {
                EntryReader reader = new EntryReader(file, field.getKey());
                entries.put(field.getKey(), reader.read(field.getValue(), json.length, dataBytes));
            }
        }
        checkCoverage(file, entries, dataBytes);
        return new SafetensorsHeader(entries, metadata);
    }

    static PlatformException refused(String file, String problem) {
        return new PlatformException(Reason.INVALID_FILE, "safetensors file '" + file + "' " + problem);
    }

    private static JsonNode tree(String file, byte[] json) {
        if (json.length == 0 || json[0] != '{') {
            throw refused(file, "has a header that does not begin with '{'");
        }
        try {
            // Decoded here and strictly: the parser would guess UTF-16 or UTF-32 from the bytes.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "safetensors file '" + file + "' has a header that is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "safetensors file '" + file + "' has a header that is not strict JSON: " + e.getOriginalMessage(),
                    e);
        }
    }

    private static Map<String, String> texts(String file, JsonNode node) {
        if (!node.isObject()) {
            throw refused(file, "has " + METADATA + " that is not an object of texts");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getValue().isTextual()) {
                throw refused(file, "has " + METADATA + " '" + field.getKey() + "' that is not a text");
            }
            texts.put(field.getKey(), field.getValue().textValue());
        }
        return texts;
    }

    /** Sorted by place, the tensors must lie back to back and fill the data exactly. */
    private static void checkCoverage(String file, Map<String, Entry> entries, long dataBytes) {
        List<Map.Entry<String, Entry>> sorted = new ArrayList<>(entries.entrySet());
        sorted.sort(Comparator.comparingLong(
                        (Map.Entry<String, Entry> entry) -> entry.getValue().begin())
                .thenComparingLong(entry -> entry.getValue().end()));
        long reached = 0;
        for (Map.Entry<String, Entry> entry : sorted) {
            long begin = entry.getValue().begin();
            if (begin != reached) {
                String problem = begin < reached ? "overlaps the one before it" : "leaves a gap before it";
                throw refused(
                        file,
                        "tensor '" + entry.getKey() + "' " + problem + ": begins at " + begin + ", expected "
                                + reached);
            }
            reached = entry.getValue().end();
        }
        if (reached != dataBytes) {
            throw refused(file, "has " + dataBytes + " bytes of data: expected " + reached + " from its header");
        }
    }

    /** Reads one tensor's entry; it only carries the names for the messages. */
    private record EntryReader(String file, String tensor) {
        Entry read(JsonNode node, int headerBytes, long dataBytes) {
            Set<String> keys = new HashSet<>();
            node.fieldNames().forEachRemaining(keys::add);
            check(node.isObject() && keys.equals(KEYS), "must have exactly the keys " + List.copyOf(KEYS));
            DataType type = type(node.path("dtype"));
            List<Long> shape = naturals(node.path("shape"), "shape");
            List<Long> offsets = naturals(node.path("data_offsets"), "data_offsets");
            check(offsets.size() == 2, "needs two data_offsets: got " + offsets);
            long begin = offsets.get(0);
            long end = offsets.get(1);
            check(
                    begin <= end && end <= dataBytes,
                    "has data_offsets " + offsets + " outside the " + dataBytes + " bytes of data");
            long size = size(type, shape);
            check(
                    end - begin == size,
                    "has shape " + shape + " of " + type + ", which takes " + size + " bytes: got data_offsets "
                            + offsets);
            check(
                    (Long.BYTES + headerBytes + begin) % type.bytes() == 0,
                    "is not aligned: begins at byte " + (Long.BYTES + headerBytes + begin)
                            + " of the file, expected a multiple of " + type.bytes());
            return new Entry(type, shape, begin, end);
        }

        private DataType type(JsonNode node) {
            return Arrays.stream(DataType.values())
                    .filter(type -> type.name().equals(node.textValue()))
                    .findFirst()
                    .orElseThrow(() ->
                            refusedTensor("has dtype " + node + "; known: " + Arrays.toString(DataType.values())));
        }

        private List<Long> naturals(JsonNode node, String key) {
            check(node.isArray(), key + " must be a list of numbers: got " + node);
            List<Long> numbers = new ArrayList<>();
            for (JsonNode number : node) {
                boolean natural = number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
                check(natural, key + " must hold whole numbers from 0: got " + number);
                numbers.add(number.longValue());
            }
            return numbers;
        }

        private long size(DataType type, List<Long> shape) {
            try {
                long elements = 1;
                for (long size : shape) {
                    elements = Math.multiplyExact(elements, size);
                }
                return Math.multiplyExact(elements, type.bytes());
            } catch (ArithmeticException e) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "safetensors file '" + file + "' tensor '" + tensor + "' has shape " + shape
                                + ", whose size overflows",
                        e);
            }
        }

        private void check(boolean holds, String problem) {
            if (!holds) {
                throw refusedTensor(problem);
            }
        }

        private PlatformException refusedTensor(String problem) {
            return refused(file, "tensor '" + tensor + "' " + problem);
        }
    }
}
