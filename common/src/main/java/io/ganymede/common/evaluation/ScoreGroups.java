package io.ganymede.common.evaluation;

import java.util.List;

/** Names that stand for several scores in requests. */
public final class ScoreGroups {
    /** Every score. */
    public static final String ALL = "all";
    /** Precision, recall, density, coverage. */
    public static final String PRDC = "prdc";
    /** Scores that are about classes. */
    public static final String CONDITIONAL = "conditional";

    /** All groups. */
    public static final List<String> NAMES = List.of(ALL, PRDC, CONDITIONAL);

    private ScoreGroups() {}
}
