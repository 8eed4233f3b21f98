package io.ganymede.trainer.method;

/** Which labels of the real images a method uses. */
public enum LabelUse {
    /** None: any data set will do. */
    NONE,
    /** The class of each image. */
    CLASSES,
    /** Binary attributes of each image, or its class as one of them. */
    BINARY,
    /** Classes or attributes of any kind. */
    ANY
}
