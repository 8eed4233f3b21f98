package io.ganymede.cli.client;

import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.EvaluationSkipped;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.event.Topic;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.event.TrainingProgressed;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the topics say of all jobs, kept up to date by {@link #advance}: newest snapshots, live progress, alarms, evaluations
 * and promotions. Not thread-safe.
 */
public final class JobFeed implements AutoCloseable {
    private final EventStream events;
    private final Map<String, JobSnapshot> jobs = new TreeMap<>();
    private final Map<String, TrainingProgressed> progress = new TreeMap<>();
    /** By job and event: what is announced again is the same event. */
    private final Map<String, Map<String, TrainingAlarmRaised>> alarms = new TreeMap<>();

    private final Map<String, Map<Scored, EvaluationCompleted>> evaluations = new TreeMap<>();
    private final Map<String, Map<Long, EvaluationSkipped>> skipped = new TreeMap<>();
    private final Map<String, ModelPromoted> promotions = new TreeMap<>();
    private final Map<String, AttemptTimes> times = new TreeMap<>();

    /** A stage of a checkpoint's evaluation; by step, the fast stage first. */
    private record Scored(long step, boolean full) implements Comparable<Scored> {
        private static final Comparator<Scored> ORDER =
                Comparator.comparingLong(Scored::step).thenComparing(Scored::full);

        @Override
        public int compareTo(Scored other) {
            return ORDER.compare(this, other);
        }
    }

    JobFeed(EventStream events) {
        this.events = events;
    }

    /** Opens the feed and reads all that there is. */
    public static JobFeed open(Connection connection) {
        return of(EventReader.open(
                connection, List.of(Topic.TRAINING_JOBS, Topic.TRAINING_PROGRESS, Topic.EVALUATIONS, Topic.MODELS)));
    }

    /** A feed of a stream, which it closes; reads all that there is. */
    public static JobFeed of(EventStream events) {
        JobFeed feed = new JobFeed(events);
        events.readToEnd().forEach(feed::take);
        return feed;
    }

    /** Waits for news for at most the given time. */
    public void advance(Duration patience) {
        events.poll(patience).forEach(this::take);
    }

    private void take(Event<?> event) {
        Object data = event.data();
        if (data instanceof JobSnapshot snapshot) {
            jobs.put(snapshot.jobId(), snapshot);
            times(snapshot.jobId()).take(snapshot);
        } else if (data instanceof TrainingProgressed live) {
            progress.put(live.jobId(), live);
            times(live.jobId()).take(live);
        } else if (data instanceof TrainingAlarmRaised raised) {
            alarms.computeIfAbsent(raised.jobId(), job -> new LinkedHashMap<>())
                    .putIfAbsent(event.source() + " " + event.id(), raised);
        } else if (data instanceof EvaluationCompleted scores) {
            evaluations
                    .computeIfAbsent(scores.jobId(), job -> new TreeMap<>())
                    .put(new Scored(scores.step(), !scores.preliminary()), scores);
        } else if (data instanceof EvaluationSkipped skip) {
            skipped.computeIfAbsent(skip.jobId(), job -> new TreeMap<>()).put(skip.step(), skip);
        } else if (data instanceof ModelPromoted promotion) {
            promotions.put(promotion.model(), promotion);
        }
    }

    /** Newest snapshot of every job, by id. */
    public Map<String, JobSnapshot> jobs() {
        return Collections.unmodifiableMap(jobs);
    }

    public Optional<JobSnapshot> job(String jobId) {
        return Optional.ofNullable(jobs.get(jobId));
    }

    /** The freshest progress of a job: the live one of its current attempt, or that of its snapshot. */
    public Optional<Progress> progress(String jobId) {
        Optional<JobSnapshot> snapshot = job(jobId);
        Optional<TrainingProgressed> live = Optional.ofNullable(progress.get(jobId));
        return live.filter(candidate -> snapshot.isEmpty()
                        || (candidate.attempt() == snapshot.get().attempt()
                                && candidate.progress().step()
                                        >= snapshot.get().progress().step()))
                .map(TrainingProgressed::progress)
                .or(() -> snapshot.map(JobSnapshot::progress));
    }

    /** Alarms of a job that its topic still has, oldest first. */
    public List<TrainingAlarmRaised> alarms(String jobId) {
        return List.copyOf(alarms.getOrDefault(jobId, Map.of()).values());
    }

    /** Whether the topic of progress, which forgets after some days, still has anything of a job. */
    public boolean remembersProgress(String jobId) {
        return progress.containsKey(jobId);
    }

    /**
     * Wall-clock time of all attempts of a job so far, loading and storing included; empty when none has begun or the topics no
     * longer tell of it.
     */
    public Optional<Duration> trainingTime(String jobId) {
        return Optional.ofNullable(times.get(jobId)).flatMap(AttemptTimes::total);
    }

    private AttemptTimes times(String jobId) {
        return times.computeIfAbsent(jobId, job -> new AttemptTimes());
    }

    /** All scores of a job by step; a checkpoint may have two, of the fast stage and of the full one, in this order. */
    public List<EvaluationCompleted> scores(String jobId) {
        return List.copyOf(evaluations.getOrDefault(jobId, Map.of()).values());
    }

    /** Scored checkpoints of a job, by step, each with the scores of the full stage where there are some. */
    public Map<Long, EvaluationCompleted> evaluations(String jobId) {
        Map<Long, EvaluationCompleted> byStep = new TreeMap<>();
        scores(jobId).forEach(scores -> byStep.put(scores.step(), scores)); // the full stage comes second
        return Collections.unmodifiableMap(byStep);
    }

    /** Checkpoints of a job that were not scored, by step. */
    public Map<Long, EvaluationSkipped> skipped(String jobId) {
        return Collections.unmodifiableMap(skipped.getOrDefault(jobId, Map.of()));
    }

    /** Newest promotion of every model, by name. */
    public Map<String, ModelPromoted> promotions() {
        return Collections.unmodifiableMap(promotions);
    }

    /** Whether the job's last checkpoint has been scored in full or skipped. */
    public boolean lastCheckpointJudged(String jobId) {
        return scores(jobId).stream().anyMatch(scores -> scores.last() && !scores.preliminary())
                || skipped(jobId).values().stream().anyMatch(EvaluationSkipped::last);
    }

    @Override
    public void close() {
        events.close();
    }
}
