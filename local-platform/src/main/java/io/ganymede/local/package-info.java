/**
 * The platform's two outside parts inside one JVM: a Kafka broker and an S3 object store, both on the loopback interface
 * and both keeping their data in a directory. The command line runs the whole platform on them and the integration tests
 * run against them, so that nobody needs a container engine; clients see the same protocols as in a cluster.
 *
 * <p>Entry type: {@link io.ganymede.local.LocalPlatform}.
 */
@NullMarked
package io.ganymede.local;

import org.jspecify.annotations.NullMarked;
