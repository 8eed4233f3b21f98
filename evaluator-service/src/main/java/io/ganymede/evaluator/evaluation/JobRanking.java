package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.Direction;
import io.ganymede.common.evaluation.PairedComparison;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.common.evaluation.ScoreSamples;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.json.Json;
import io.ganymede.common.request.GateMetric;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds the checkpoints of a job against each other, those of one protocol. The list of a job's evaluations stands in the object store,
 * an entry each; an entry is made after the report that it points to, so it is made again when an evaluator died between the two. Reports
 * that have been cleared away are passed over.
 */
final class JobRanking {
    private final ArtifactStore store;
    private final EvaluationReports reports;

    JobRanking(ArtifactStore store, EvaluationReports reports) {
        this.store = store;
        this.reports = reports;
    }

    /** Where a checkpoint stands that has been scored just now. */
    Standing standing(EvaluationTask task, Scores scores) {
        CheckpointPublished published = task.published();
        String metric = published.publish().gate().metric();
        Optional<StoredReport> newest = newestBefore(task);
        if (newest.isEmpty()) {
            return Standing.first(metric);
        }
        StoredReport before = newest.get();
        Standing then = before.report().standing();
        Standing.Rival unbeaten = then == null || then.evaluationsSinceBest() == 0 ? null : then.best();
        StoredReport best =
                unbeaten == null ? before : reports.at(unbeaten.report()).orElse(before);
        Map<String, ScoreComparison> comparisons = comparisons(best.report(), scores);
        ScoreComparison decisive = comparisons.get(metric);
        boolean better = decisive != null && decisive.verdict() == Verdict.BETTER;
        int since = better ? 0 : then == null ? 1 : then.evaluationsSinceBest() + 1;
        EvaluationReport.Checkpoint rival = best.report().checkpoint();
        return new Standing(
                metric,
                since,
                new Standing.Rival(rival.attempt(), rival.step(), rival.manifest(), best.ref()),
                comparisons);
    }

    /** Enters a report into the list of its job. */
    void enter(StoredReport stored) {
        EvaluationReport report = stored.report();
        EvaluationReport.Checkpoint checkpoint = report.checkpoint();
        JobEvaluation entry = new JobEvaluation(
                checkpoint.attempt(),
                checkpoint.step(),
                stored.ref(),
                report.stage(),
                report.bestSoFar(),
                report.metrics(),
                report.errors());
        String key = ObjectKeys.jobEvaluation(
                checkpoint.jobId(), report.protocolDigest(), checkpoint.attempt(), checkpoint.step());
        // An entry of an attempt that was taken away from its runner may be there: the first stays.
        var unused = store.putFirst(key, Json.pretty(entry).getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** The newest evaluations of the job that came before a checkpoint's under a protocol, in order. */
    List<JobEvaluation> before(EvaluationReport.Checkpoint checkpoint, String protocolDigest, int most) {
        List<String> keys = before(checkpoint.jobId(), checkpoint.attempt(), checkpoint.step(), protocolDigest);
        return keys.subList(Math.max(0, keys.size() - most), keys.size()).stream()
                .map(this::read)
                .toList();
    }

    /** Keys of entries, in order. */
    private List<String> before(String jobId, int attempt, long step, String protocolDigest) {
        String own = ObjectKeys.jobEvaluation(jobId, protocolDigest, attempt, step);
        return store.list(ObjectKeys.jobEvaluations(jobId, protocolDigest)).stream()
                .filter(key -> key.compareTo(own) < 0)
                .toList();
    }

    private Optional<StoredReport> newestBefore(EvaluationTask task) {
        CheckpointPublished published = task.published();
        return before(
                        published.jobId(),
                        published.attempt(),
                        published.step(),
                        task.protocol().digest())
                .stream()
                .sorted(Comparator.reverseOrder())
                .map(key -> reports.at(read(key).report()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private JobEvaluation read(String key) {
        byte[] content = store.find(key)
                .orElseThrow(() -> new PlatformException(Reason.NOT_FOUND, "entry '" + key + "' has gone"));
        return Json.read("entry '" + key + "'", content, JobEvaluation.class);
    }

    private Map<String, ScoreComparison> comparisons(EvaluationReport best, Scores scores) {
        Map<String, ScoreSample> before = Optional.ofNullable(best.deviations())
                .flatMap(ref ->
                        store.find(ref).map(content -> ScoreSamples.read(ref.key(), content, best.protocolDigest())))
                .orElse(Map.of());
        Map<String, ScoreComparison> comparisons = new TreeMap<>();
        scores.values().forEach((name, value) -> {
            Double other = best.metrics().get(name);
            if (other != null && GateMetric.names().contains(name)) {
                Direction direction = GateMetric.require(name).direction();
                ScoreSample ofBest = before.get(name);
                ScoreSample ofThis = scores.samples().get(name);
                comparisons.put(
                        name,
                        ofBest == null || ofThis == null || ofBest.kind() != ofThis.kind()
                                ? PairedComparison.ofValues(other, value, direction)
                                : PairedComparison.of(ofBest, ofThis, direction));
            }
        });
        return comparisons;
    }
}
