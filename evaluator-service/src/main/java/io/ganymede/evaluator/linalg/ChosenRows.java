package io.ganymede.evaluator.linalg;

/** Some rows of a set, in an order of their own, without a copy. */
final class ChosenRows implements RowSet {
    private final RowSet all;
    private final int[] chosen;

    ChosenRows(RowSet all, int[] chosen) {
        this.all = all;
        this.chosen = chosen;
    }

    @Override
    public int rows() {
        return chosen.length;
    }

    @Override
    public int columns() {
        return all.columns();
    }

    @Override
    public void copyRow(int row, double[] target) {
        all.copyRow(chosen[row], target);
    }
}
