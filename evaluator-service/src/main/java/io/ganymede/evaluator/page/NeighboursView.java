package io.ganymede.evaluator.page;

import java.util.List;

/**
 * Neighbours as the page shows them.
 *
 * @param words which images these are
 * @param places headings of the columns of real images
 */
record NeighboursView(String words, List<String> places, List<Row> rows) {
    private static final List<String> PLACES = List.of("nearest real image", "second", "third");

    /**
     * A generated image and the real ones beside it.
     *
     * @param remark what is striking; may be empty
     */
    record Row(Tile generated, List<Tile> nearest, Figure usual, String remark) {}

    /** An image with its name; {@code distance} is empty for a generated one. */
    record Tile(PictureGrid picture, String name, Figure distance) {
        static Tile of(Picture picture, String name, Figure distance) {
            return new Tile(PictureGrid.of(List.of(picture), 1), name, distance);
        }
    }

    static NeighboursView of(Neighbours neighbours) {
        List<Row> rows = neighbours.rows().stream().map(NeighboursView::row).toList();
        int columns = rows.stream().mapToInt(row -> row.nearest().size()).max().orElse(0);
        return new NeighboursView(neighbours.words(), PLACES.subList(0, Math.min(columns, PLACES.size())), rows);
    }

    private static Row row(Neighbours.Row row) {
        return new Row(
                Tile.of(row.picture(), row.name(), Figure.NONE),
                row.nearest().stream()
                        .map(near -> Tile.of(near.picture(), near.name(), Figure.plain(near.distance())))
                        .toList(),
                Figure.plain(row.usual()),
                row.remark());
    }
}
