package io.ganymede.common.artifact;

class InMemoryArtifactStoreTest extends ArtifactStoreContract {
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();

    @Override
    protected ArtifactStore store() {
        return store;
    }
}
