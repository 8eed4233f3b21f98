package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.EvaluationShardRequested;
import io.ganymede.evaluator.evaluation.CheckpointEvaluator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens on the event of a part: what is seen is kept, and the last part leads to the report of the whole. */
public final class ShardHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ShardHandler.class);

    private final CheckpointEvaluator evaluator;
    private final CheckpointHandler checkpoints;

    public ShardHandler(CheckpointEvaluator evaluator, CheckpointHandler checkpoints) {
        this.evaluator = evaluator;
        this.checkpoints = checkpoints;
    }

    /**
     * Does a part.
     *
     * @throws PlatformException see {@link CheckpointEvaluator#evaluate}; BrokerUnavailable when the announcement fails
     */
    void evaluate(EvaluationShardRequested shard) {
        if (!evaluator.current(shard)) {
            LOG.warn(
                    "part is out of date, a newer classifier has been published jobId={} step={} part={} of={}",
                    shard.checkpoint().jobId(),
                    shard.checkpoint().step(),
                    shard.shard(),
                    shard.shards());
            if (shard.shard() == 0) {
                checkpoints.evaluateInFull(shard.checkpoint(), shard.checkpointEventId());
            }
            return;
        }
        evaluator.evaluate(shard).ifPresent(evaluation -> checkpoints.announce(shard.checkpoint(), evaluation));
        LOG.info(
                "part looked at jobId={} step={} part={} of={}",
                shard.checkpoint().jobId(),
                shard.checkpoint().step(),
                shard.shard(),
                shard.shards());
    }

    /** Announces that the checkpoint will not be scored in full; every part does, if it comes to that: none knows of the others. */
    void skip(EvaluationShardRequested shard, PlatformException failure) {
        checkpoints.skip(shard.checkpoint(), shard.checkpointEventId(), failure);
    }
}
