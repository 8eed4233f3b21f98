#!/bin/sh
# Creates the topics of Ganymede where they are missing. Used by docker-compose.yml and by the Kubernetes job beside it.
# A test compares this table with io.ganymede.common.event.Topic.
#
#   KAFKA_BOOTSTRAP_SERVERS     broker addresses, required
#   TOPIC_REPLICATION_FACTOR    replicas of a partition, default 3
#   TOPIC_MIN_INSYNC_REPLICAS   replicas that must have a record before it is acknowledged, default 2
#   KAFKA_TOPICS_COMMAND        kafka-topics.sh of the Kafka image unless set
set -eu

: "${KAFKA_BOOTSTRAP_SERVERS:?is not set}"
kafka_topics="${KAFKA_TOPICS_COMMAND:-/opt/kafka/bin/kafka-topics.sh}"

create() {
    topic="$1"
    partitions="$2"
    shift 2
    "${kafka_topics}" --bootstrap-server "${KAFKA_BOOTSTRAP_SERVERS}" --create --if-not-exists \
        --topic "${topic}" --partitions "${partitions}" \
        --replication-factor "${TOPIC_REPLICATION_FACTOR:-3}" \
        --config "min.insync.replicas=${TOPIC_MIN_INSYNC_REPLICAS:-2}" "$@"
}

# Records are dropped after so many days.
kept() {
    create "$1" "$2" --config cleanup.policy=delete --config "retention.ms=$(($3 * 86400000))"
}

# The newest record of every key is kept for ever.
compacted() {
    create "$1" "$2" --config cleanup.policy=compact
}

#         topic                             partitions  days
kept      ganymede.training.requests.v1     12          14
kept      ganymede.training.requests.v1.dlq 12          30
kept      ganymede.training.reports.v1      12          3
kept      ganymede.training.reports.v1.dlq  12          30
compacted ganymede.training.jobs.v1         12
kept      ganymede.training.progress.v1     6           3
kept      ganymede.checkpoints.v1           12          30
kept      ganymede.checkpoints.v1.dlq       12          30
kept      ganymede.evaluations.v1           6           90
kept      ganymede.evaluations.v1.dlq       6           30
kept      ganymede.evaluation.shards.v1     12          7
kept      ganymede.evaluation.shards.v1.dlq 12          30
compacted ganymede.models.v1                3
kept      ganymede.models.v1.dlq            3           30
