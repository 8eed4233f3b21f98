package io.ganymede.common.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;

/** A named attribute of an ONNX node. Immutable. */
public final class OnnxAttribute {
    private final AttributeProto proto;

    private OnnxAttribute(AttributeProto.Builder proto) {
        this.proto = proto.build();
    }

    /** A FLOAT attribute. */
    public static OnnxAttribute attribute(String name, float value) {
        return new OnnxAttribute(
                named(name).setType(AttributeProto.AttributeType.FLOAT).setF(value));
    }

    /** An INT attribute. */
    public static OnnxAttribute attribute(String name, long value) {
        return new OnnxAttribute(
                named(name).setType(AttributeProto.AttributeType.INT).setI(value));
    }

    /** A STRING attribute. */
    public static OnnxAttribute attribute(String name, String value) {
        return new OnnxAttribute(
                named(name).setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
    }

    /** An INTS attribute. */
    public static OnnxAttribute attribute(String name, long[] values) {
        return new OnnxAttribute(named(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList()));
    }

    AttributeProto proto() {
        return proto;
    }

    private static AttributeProto.Builder named(String name) {
        return AttributeProto.newBuilder().setName(name);
    }
}
