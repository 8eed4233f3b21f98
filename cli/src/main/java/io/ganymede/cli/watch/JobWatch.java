package io.ganymede.cli.watch;

import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.terminal.ProgressView;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.EvaluationSkipped;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.TrainingSpec;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Shows a job while it goes on: phases, live progress, alarms and scores as they arrive. */
public final class JobWatch {
    private static final Duration POLL = Duration.ofMillis(250);

    /** How long a request may stay unanswered. */
    private static final Duration ANSWER = Duration.ofMinutes(1);

    /** What is shown once. */
    private record Scores(long step, boolean preliminary) {}

    private final JobFeed feed;
    private final PrintStream out;
    private final boolean terminal;

    /**
     * A watch.
     *
     * @param terminal whether the output is a terminal, which gets a bar, or a file, which gets lines
     */
    public JobWatch(JobFeed feed, PrintStream out, boolean terminal) {
        this.feed = feed;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Waits until the coordinator has answered a request.
     *
     * @throws PlatformException with reason BrokerUnavailable when no snapshot appears in time
     */
    public JobSnapshot awaitAnswer(String jobId, Duration patience) {
        await(patience, waiting -> waiting.job(jobId).isPresent());
        return feed.job(jobId)
                .orElseThrow(() -> new PlatformException(
                        Reason.BROKER_UNAVAILABLE,
                        "no trainer has answered the request of job '" + jobId + "' within " + patience.toSeconds()
                                + " s; it stays in the topic until one does"));
    }

    /**
     * Waits until one of some jobs has been taken by a trainer or has ended; of several, it is the first in their order. Jobs that wait
     * are taken in the order in which the coordinator heard of them.
     *
     * @throws PlatformException with reason BrokerUnavailable when a request is not answered
     */
    public String awaitBegin(Collection<String> jobIds) {
        jobIds.forEach(jobId -> awaitAnswer(jobId, ANSWER));
        while (true) {
            Optional<String> begun = jobIds.stream()
                    .filter(jobId -> feed.job(jobId).orElseThrow().phase() != JobPhase.PENDING)
                    .findFirst();
            if (begun.isPresent()) {
                return begun.get();
            }
            feed.advance(POLL);
        }
    }

    /** Shows the job until it has ended and, for a GAN, its last checkpoint has been scored in full. */
    public JobOutcome follow(String jobId) {
        JobSnapshot answered = awaitAnswer(jobId, ANSWER);
        TrainingSpec spec = answered.spec();
        if (spec == null) {
            return new JobOutcome(answered);
        }
        try (ProgressView view = ProgressView.of(spec.title(), spec.training().steps(), out, terminal)) {
            return follow(jobId, spec, view);
        }
    }

    private JobOutcome follow(String jobId, TrainingSpec spec, ProgressView view) {
        Set<Scores> shown = new HashSet<>();
        Set<Long> shownSkips = new HashSet<>();
        int alarms = 0;
        int attempt = 0;
        while (true) {
            JobSnapshot job = feed.job(jobId).orElseThrow();
            if (job.attempt() > attempt) {
                attempt = job.attempt();
                if (attempt > 1) {
                    view.note("attempt " + attempt + " begins");
                }
            }
            feed.progress(jobId).ifPresent(view::show);
            alarms = note(view, feed.alarms(jobId), alarms);
            feed.scores(jobId).stream()
                    .filter(scores -> shown.add(new Scores(scores.step(), scores.preliminary())))
                    .forEach(scores -> view.note(ScoreLine.of(scores)));
            feed.skipped(jobId).values().stream()
                    .filter(skip -> shownSkips.add(skip.step()))
                    .forEach(skip -> view.note(describe(skip)));
            boolean ended = job.phase().terminal() && judged(job, spec);
            feed.advance(
                    POLL); // in the end too: an alarm may come after the end or the score, which are on other topics
            if (ended) {
                note(view, feed.alarms(jobId), alarms);
                return new JobOutcome(job);
            }
        }
    }

    /** Shows those alarms that come after some; returns how many there are. */
    private static int note(ProgressView view, List<TrainingAlarmRaised> alarms, int shown) {
        alarms.stream().skip(shown).forEach(raised -> view.note(AlarmNote.of(raised.alarm())));
        return alarms.size();
    }

    private boolean judged(JobSnapshot job, TrainingSpec spec) {
        return spec.kind() != JobKind.GAN
                || job.phase() != JobPhase.SUCCEEDED
                || feed.lastCheckpointJudged(job.jobId());
    }

    /** Takes news until the condition holds or the patience ends; says whether it holds. */
    public boolean await(Duration patience, Predicate<JobFeed> condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.test(feed)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            feed.advance(POLL);
        }
        return true;
    }

    private static String describe(EvaluationSkipped skip) {
        return "  step " + skip.step() + "  not scored: " + skip.reason() + ": " + skip.message();
    }
}
