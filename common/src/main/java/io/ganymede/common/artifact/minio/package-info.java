/**
 * The object store behind any S3 API, by the MinIO client. Entry type: {@link
 * io.ganymede.common.artifact.minio.MinioArtifactStore}.
 */
@NullMarked
package io.ganymede.common.artifact.minio;

import org.jspecify.annotations.NullMarked;
