package io.ganymede.local;

import java.nio.file.Path;
import java.util.Set;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;
import org.jclouds.domain.Credentials;
import org.jclouds.domain.Location;
import org.jclouds.domain.LocationBuilder;
import org.jclouds.domain.LocationScope;
import org.jclouds.io.internal.BasePayloadSlicer;

/**
 * S3Proxy's file system back end, put together by hand. The usual way, jclouds' context builder, needs Guice 7, which does
 * not share a class path with the Guice 5 that Quarkus' test support brings; and it takes half a second.
 */
final class DirectoryBlobStore extends AbstractNio2BlobStore {
    private static final Location HERE = new LocationBuilder()
            .scope(LocationScope.PROVIDER)
            .id(BlobStoreSurroundings.ID)
            .description("local directory")
            .build();

    /** On a directory that exists; each directory in it is a bucket. */
    DirectoryBlobStore(Path root) {
        super(
                BlobStoreSurroundings.context(),
                BlobStoreSurroundings.blobUtils(),
                () -> HERE,
                () -> Set.of(HERE),
                new BasePayloadSlicer(),
                () -> new Credentials("unused", "unused"),
                root);
    }
}
