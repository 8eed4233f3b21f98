package io.ganymede.evaluator.evaluation;

import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.page.HistoryPoint;
import io.ganymede.evaluator.page.Neighbours;
import io.ganymede.evaluator.page.ReportPage;
import io.ganymede.evaluator.survey.Survey;
import java.util.List;

/** The page of a report: its scores, those before it, and pictures. */
final class CheckpointPage {
    private static final int LONGEST_HISTORY = 200;

    private final JobRanking ranking;
    private final CheckpointGallery galleries;
    private final CheckpointNeighbours neighbours;

    CheckpointPage(EvaluationTools tools, JobRanking ranking) {
        this.ranking = ranking;
        this.galleries = new CheckpointGallery(tools.store());
        this.neighbours = new CheckpointNeighbours(tools);
    }

    /**
     * The page as HTML.
     *
     * @param survey what was seen of the images that were scored
     * @param images the task's
     * @param classifier the task's, loaded
     */
    String of(
            EvaluationTask task,
            EvaluationReport report,
            Survey survey,
            CheckpointImages images,
            ClassifierNetwork classifier) {
        List<HistoryPoint> history =
                ranking.before(report.checkpoint(), report.protocolDigest(), LONGEST_HISTORY).stream()
                        .map(ReportPageContent::point)
                        .toList();
        // All training images are searched for neighbours: too much for every checkpoint.
        Neighbours nearest = task.stage() == EvaluationStage.FAST
                ? Neighbours.NONE
                : neighbours.of(task, images, survey.rows(), classifier);
        return ReportPage.of(ReportPageContent.of(report, history, galleries.of(task, images, report), nearest));
    }
}
