package io.ganymede.common.event;

/**
 * A part of an evaluation that is too large for one evaluator is to be done. Whoever takes it stores what it has seen; the one that
 * finds all parts stored puts them together.
 *
 * @param shard number of the part, from 0
 * @param shards number of parts
 * @param protocolDigest SHA-256 of the protocol
 * @param checkpointEventId id of the event that published the checkpoint
 * @param checkpoint the data of that event
 */
public record EvaluationShardRequested(
        int shard, int shards, String protocolDigest, String checkpointEventId, CheckpointPublished checkpoint) {
    public EvaluationShardRequested {
        if (shard < 0 || shard >= shards) {
            throw new IllegalArgumentException(
                    "evaluation 'shard' is out of range: got " + shard + ", expected [0, " + shards + ")");
        }
    }
}
