package io.ganymede.cli.dataset.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Hands rows on, those of LFW's attribute file as rows that name files: its header begins {@code # person imagenum}, and image 1 of
 * Aaron Eckhart is {@code Aaron_Eckhart_0001}, as in LFW and LFWcrop. Other tables pass unchanged. Source: the attribute file of
 * Kumar et al. 2009, "Attribute and simile classifiers for face verification", as distributed with LFW.
 */
final class PersonRows implements Consumer<TableFile.Row> {
    private static final List<String> HEADER = List.of("#", "person", "imagenum");

    private final Consumer<TableFile.Row> target;
    private boolean begun;
    private boolean persons;

    PersonRows(Consumer<TableFile.Row> target) {
        this.target = target;
    }

    @Override
    public void accept(TableFile.Row row) {
        List<String> cells = row.cells();
        if (!begun) {
            begun = true;
            persons = cells.size() > HEADER.size()
                    && cells.subList(0, HEADER.size()).equals(HEADER);
            target.accept(persons ? new TableFile.Row(row.line(), cells.subList(2, cells.size())) : row);
        } else {
            target.accept(persons && cells.size() > 1 ? new TableFile.Row(row.line(), named(cells)) : row);
        }
    }

    private static List<String> named(List<String> cells) {
        String number = cells.get(1);
        String padded =
                number.matches("[0-9]{1,9}") ? String.format(Locale.ROOT, "%04d", Integer.parseInt(number)) : number;
        List<String> named = new ArrayList<>(List.of(cells.get(0).replace(' ', '_') + "_" + padded));
        named.addAll(cells.subList(2, cells.size()));
        return named;
    }
}
