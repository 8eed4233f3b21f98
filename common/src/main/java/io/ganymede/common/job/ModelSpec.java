package io.ganymede.common.job;

/**
 * The networks of a job. Image size, channels and classes come from the data set.
 *
 * @param architecture name of the family of networks
 * @param latentDim length of z; 0 for a classifier
 */
public record ModelSpec(String architecture, int latentDim) {}
