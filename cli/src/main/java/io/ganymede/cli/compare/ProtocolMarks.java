package io.ganymede.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tells rows apart whose scores were measured under different protocols, and so must not be ranked with each other. */
final class ProtocolMarks {
    private static final int DIGITS = 12;

    private final List<String> protocols;

    private ProtocolMarks(List<String> protocols) {
        this.protocols = List.copyOf(protocols);
    }

    static ProtocolMarks of(List<ComparisonRow> rows) {
        return new ProtocolMarks(rows.stream()
                .map(ComparisonRow::protocolDigest)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** A result, with the mark of the row's protocol when there are several. */
    String marked(ComparisonRow row, String result) {
        String digest = row.protocolDigest();
        return protocols.size() < 2 || digest == null ? result : "[" + mark(protocols.indexOf(digest)) + "] " + result;
    }

    /** What the marks mean; empty when there are none. */
    List<String> legend() {
        if (protocols.size() < 2) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("Scores under different protocols must not be ranked with each other:");
        for (int i = 0; i < protocols.size(); i++) {
            String digest = protocols.get(i);
            lines.add("[" + mark(i) + "] is protocol " + digest.substring(0, Math.min(DIGITS, digest.length())));
        }
        return lines;
    }

    private static String mark(int protocol) {
        return "P" + (protocol + 1);
    }
}
