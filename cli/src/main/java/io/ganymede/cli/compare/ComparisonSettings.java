package io.ganymede.cli.compare;

import io.ganymede.cli.request.RequestDraft;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.request.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is compared, and the budget that all have.
 *
 * @param name begin of the job ids; another name trains everything anew
 * @param dataset data set of all jobs
 * @param presets presets of GANs, in the order of the table
 * @param seeds root seeds; each preset has a job with each
 * @param steps training steps
 * @param batchSize examples per update
 * @param checkpointEverySteps distance between checkpoints, each of which is scored
 * @param assignments further changes of every request, as {@code path=value}
 * @param promote whether the results may become served models; otherwise the gate of every job is shut
 */
public record ComparisonSettings(
        String name,
        DatasetChoice dataset,
        List<String> presets,
        List<Long> seeds,
        long steps,
        int batchSize,
        long checkpointEverySteps,
        List<String> assignments,
        boolean promote) {
    /** No score is as good as that. */
    private static final double UNREACHABLE = 1e300;

    private static final String GATE = "publish.gate.";

    /** What has an option of its own, so that the table can tell it. */
    private static final Map<String, String> OWN_OPTIONS = Map.of(
            "jobId", "--name",
            "preset", "--preset",
            "dataset.name", "--dataset",
            "dataset.version", "--dataset",
            "training.steps", "--steps",
            "training.batchSize", "--batch-size",
            "training.seed", "--seed",
            "checkpoint.everySteps", "--checkpoint-every");

    /**
     * Checks what can be checked without a platform.
     *
     * @throws PlatformException with reason InvalidSpec or InvalidArgument for a preset that cannot be compared, or an
     *     assignment that has an option of its own
     */
    public ComparisonSettings {
        presets = presets.stream().distinct().toList();
        seeds = seeds.stream().distinct().toList();
        assignments = List.copyOf(assignments);
        presets.forEach(GanPresets::require);
        assignments.forEach(ComparisonSettings::refuseOwnOption);
    }

    /** The same comparison on a certain version of a data set. */
    public ComparisonSettings on(DatasetChoice version) {
        return new ComparisonSettings(
                name, version, presets, seeds, steps, batchSize, checkpointEverySteps, assignments, promote);
    }

    /**
     * The jobs, by preset and seed.
     *
     * @throws io.ganymede.common.request.InvalidRequestException that lists every problem of a request
     */
    public List<ComparedJob> jobs() {
        List<ComparedJob> jobs = new ArrayList<>();
        for (String preset : presets) {
            for (long seed : seeds) {
                jobs.add(new ComparedJob(
                        preset, seed, draft(preset, seed).withContentJobId(name + "-" + preset + "-s" + seed)));
            }
        }
        return List.copyOf(jobs);
    }

    private RequestDraft draft(String preset, long seed) {
        RequestDraft draft = RequestDraft.empty()
                .preset(preset)
                .dataset(dataset)
                .set("training.steps=" + steps)
                .set("training.batchSize=" + batchSize)
                .set("training.seed=" + seed)
                .set("checkpoint.everySteps=" + checkpointEverySteps);
        assignments.forEach(draft::set);
        if (!promote && assignments.stream().noneMatch(assignment -> assignment.startsWith(GATE))) {
            draft.set(GATE + "threshold=" + shut(preset));
        }
        return draft;
    }

    private static double shut(String preset) {
        String goal = Presets.preset(preset).defaults().at("/publish/gate/goal").asText();
        return goal.equals("maximize") ? UNREACHABLE : -UNREACHABLE;
    }

    private static void refuseOwnOption(String assignment) {
        String path = assignment.substring(0, Math.max(0, assignment.indexOf('=')));
        String option = OWN_OPTIONS.get(path);
        if (option != null) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "'" + assignment + "' changes what all jobs have in common: use " + option + " instead of --set");
        }
    }
}
