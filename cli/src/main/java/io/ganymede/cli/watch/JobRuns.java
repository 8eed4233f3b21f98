package io.ganymede.cli.watch;

import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.client.RequestChannel;
import io.ganymede.cli.request.RequestDraft;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.PublishSpec;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** Has jobs trained: sends requests and follows what becomes of them. Not thread-safe. */
public final class JobRuns {
    private static final Duration PUBLICATION_PATIENCE = Duration.ofMinutes(1);

    private final RequestChannel requests;
    private final JobFeed feed;
    private final JobWatch watch;
    private final PrintStream out;

    public JobRuns(RequestChannel requests, JobFeed feed, JobWatch watch, PrintStream out) {
        this.requests = requests;
        this.feed = feed;
        this.watch = watch;
        this.out = out;
    }

    /** Sends a request, unless there is a job of its id: then that one stands for it. */
    public void request(RequestDraft draft) {
        Optional<JobSnapshot> known = feed.job(draft.jobId());
        if (known.isPresent()) {
            out.println("job " + draft.jobId() + " exists: " + known.get().phase());
        } else {
            out.println("requesting job " + draft.jobId());
            requests.send(draft.jobId(), draft.json());
        }
    }

    /**
     * Requests a job and follows it to its end.
     *
     * @throws PlatformException with reason Internal when it does not succeed
     */
    public JobSnapshot train(RequestDraft draft) {
        request(draft);
        JobOutcome outcome = watch.follow(draft.jobId());
        if (!outcome.succeeded()) {
            throw new PlatformException(Reason.INTERNAL, outcome.describe());
        }
        if (outcome.early().isPresent()) {
            out.println(outcome.describe());
        }
        return outcome.snapshot();
    }

    /**
     * Has a reference classifier trained and waits until it is published; returns its accuracy on the test split, in [0, 1].
     *
     * @throws PlatformException as {@link #train}, and when it is not published in time
     */
    public double trainClassifier(RequestDraft draft) {
        String model = publish(train(draft)).model();
        watch.await(PUBLICATION_PATIENCE, waiting -> waiting.promotions().containsKey(model));
        double accuracy = Optional.ofNullable(feed.promotions().get(model))
                .map(classifier -> classifier.metrics().get("testAccuracy"))
                .orElseThrow(
                        () -> new PlatformException(Reason.INTERNAL, "classifier '" + model + "' was not published"));
        out.println("reference classifier: accuracy " + accuracy + " on the test split");
        return accuracy;
    }

    /** Under which name an accepted job publishes. */
    public static PublishSpec publish(JobSnapshot job) {
        var spec = job.spec();
        if (spec == null) {
            throw new IllegalStateException("job '" + job.jobId() + "' has no spec");
        }
        return spec.publish();
    }
}
