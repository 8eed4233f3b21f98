package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.survey.Survey;
import io.ganymede.evaluator.survey.SurveyCodec;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What evaluators saw of the parts of an evaluation, in the object store beside its report. The first that looks at a part keeps what it
 * saw; who finds all parts there puts them together, and it does not matter when several do.
 */
final class PartialSurveys {
    private final ArtifactStore store;

    PartialSurveys(ArtifactStore store) {
        this.store = store;
    }

    /** Keeps a part unless it is there. */
    void keep(EvaluationTask task, int shard, int shards, Supplier<Survey> survey) {
        String key = key(task, shard, shards);
        if (store.list(key).contains(key)) {
            return;
        }
        // Another evaluator may have been given the same part, on a machine that rounds otherwise: its figures stand.
        var unused = store.putFirst(key, SurveyCodec.write(survey.get()), "application/octet-stream");
    }

    /** All parts in their order; nothing while some are missing. */
    Optional<Survey> together(EvaluationTask task, int shards, LinearAlgebra algebra) {
        if (!store.list(folder(task))
                .containsAll(IntStream.range(0, shards)
                        .mapToObj(shard -> key(task, shard, shards))
                        .toList())) {
            return Optional.empty();
        }
        return IntStream.range(0, shards)
                .mapToObj(shard -> read(key(task, shard, shards)))
                .reduce((first, next) -> first.followedBy(next, algebra));
    }

    private Survey read(String key) {
        byte[] content = store.find(key)
                .orElseThrow(() -> new PlatformException(Reason.NOT_FOUND, "part '" + key + "' has gone"));
        return SurveyCodec.read(key, content);
    }

    private static String folder(EvaluationTask task) {
        return ObjectKeys.evaluation(
                        task.published().manifest().sha256(), task.protocol().digest()) + "parts/";
    }

    private static String key(EvaluationTask task, int shard, int shards) {
        return folder(task) + String.format(Locale.ROOT, "%04d-of-%04d.safetensors", shard, shards);
    }
}
