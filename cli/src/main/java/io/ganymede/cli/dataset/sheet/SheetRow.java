package io.ganymede.cli.dataset.sheet;

import java.util.List;

/**
 * A row of a contact sheet.
 *
 * @param label what its images have in common
 * @param images numbers of images of the split
 */
public record SheetRow(String label, List<Integer> images) {
    public SheetRow {
        images = List.copyOf(images);
    }
}
