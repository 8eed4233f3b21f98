/**
 * What is deployed, checked without deploying it: manifests are loaded with typed models, the names in them are compared
 * with each other and with the documents, and the scripts are run. Entry type: {@code DeploymentFiles}.
 */
@NullMarked
package io.ganymede.cli.deploy;

import org.jspecify.annotations.NullMarked;
