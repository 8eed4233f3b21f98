package io.ganymede.evaluator.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnpicklerTest {
    private final List<List<Object>> calls = new ArrayList<>();
    private final Unpickler unpickler = new Unpickler(
            "file 'x.pth'",
            List.of(
                    PickleGlobal.callable("own.call", arguments -> {
                        calls.add(arguments);
                        return "called";
                    }),
                    PickleGlobal.mentioned("own.Type")),
            id -> "persistent " + id);

    /** What Python's {@code pickle.dumps([None, True, 1, 255, 65535, -1, 2**70, 1.5, 'é', (1, 2)], 2)} holds. */
    @Test
    void plainValuesComeThrough() {
        byte[] pickle = new PickleWriter()
                .op(']')
                .raw('q', 0)
                .op('(')
                .none()
                .raw(0x88, 'K', 1, 'K', 255, 'M', 255, 255, 'J', 255, 255, 255, 255)
                .raw(0x8a, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0x40)
                .raw('G', 0x3f, 0xf8, 0, 0, 0, 0, 0, 0)
                .string("é")
                .raw('K', 1, 'K', 2, 0x86, 'q', 2)
                .op('e')
                .stop();
        assertThat(read(pickle))
                .isEqualTo(Arrays.asList(
                        PickleNone.NONE,
                        true,
                        1L,
                        255L,
                        65535L,
                        -1L,
                        BigInteger.TWO.pow(70),
                        1.5,
                        "é",
                        new PickleTuple(List.of(1L, 2L))));
    }

    @Test
    void dictionariesMemoAndPersistentIdsWork() {
        byte[] pickle = new PickleWriter()
                .op('}')
                .op('(')
                .string("a")
                .raw('q', 1)
                .string("key")
                .op('Q')
                .string("b")
                .raw('h', 1)
                .op('u')
                .stop();
        assertThat(read(pickle)).isEqualTo(Map.of("a", "persistent key", "b", "a"));
    }

    @Test
    void onlyTheAllowedIsCalled() {
        byte[] pickle =
                new PickleWriter().global("own", "call").raw('K', 7, 0x85, 'R').stop();
        assertThat(read(pickle)).isEqualTo("called");
        assertThat(calls).containsExactly(List.of(7L));
    }

    @Test
    void theBufferStandsBehindThePickle() {
        byte[] one = new PickleWriter().raw('K', 1).stop();
        ByteBuffer two = ByteBuffer.allocate(2 * one.length).put(one).put(one).flip();
        unpickler.read(two);
        assertThat(two.position()).isEqualTo(one.length);
        assertThat(unpickler.read(two)).isEqualTo(1L);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of(
                        "posix.system",
                        new PickleWriter()
                                .global("posix", "system")
                                .string("id")
                                .raw(0x85, 'R')
                                .stop()),
                Arguments.of(
                        "os.system",
                        new PickleWriter()
                                .op('(')
                                .string("id")
                                .op('i')
                                .text("os\nsystem\n")
                                .stop()),
                Arguments.of(
                        "builtins.eval",
                        new PickleWriter()
                                .string("builtins")
                                .string("eval")
                                .raw(0x93)
                                .string("1")
                                .raw(0x85, 'R')
                                .stop()),
                Arguments.of(
                        "own.call.__globals__",
                        new PickleWriter().global("own", "call.__globals__").stop()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aGlobalThatIsNotAllowedIsNamedAndNotLoaded(String name, byte[] pickle) {
        assertThatThrownBy(() -> read(pickle))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageContaining("file 'x.pth'")
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("[own.Type, own.call]");
        assertThat(calls).isEmpty();
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                Arguments.of(
                        "may not be called",
                        new PickleWriter().global("own", "Type").raw(')', 'R').stop()),
                Arguments.of(
                        "no function is called",
                        new PickleWriter().raw('K', 1, ')', 'R').stop()),
                Arguments.of("0x82", new PickleWriter().raw(0x82, 1).stop()),
                Arguments.of("stack is empty", new PickleWriter().stop()),
                Arguments.of(
                        "stack is empty",
                        new PickleWriter().raw('K', 1, '(', 'a').stop()),
                Arguments.of("no mark", new PickleWriter().op('t').stop()),
                Arguments.of("remembered as 9", new PickleWriter().raw('h', 9).stop()),
                Arguments.of(
                        "bytes are wanted", new PickleWriter().op('X').int32(-1).stop()),
                Arguments.of(
                        "a number has 2147483647 bytes",
                        new PickleWriter().raw(0x8b).int32(Integer.MAX_VALUE).stop()),
                Arguments.of(
                        "key that is neither",
                        new PickleWriter().raw('}', ')', 'N', 's').stop()),
                Arguments.of(
                        "the key 'k' twice",
                        new PickleWriter()
                                .op('}')
                                .op('(')
                                .string("k")
                                .none()
                                .string("k")
                                .none()
                                .op('u')
                                .stop()),
                Arguments.of("protocol 9", new byte[] {(byte) 0x80, 9, 'N', '.'}),
                Arguments.of(
                        "not UTF-8",
                        new PickleWriter().raw('X', 1, 0, 0, 0, 0xff).stop()));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void whatIsWrongIsSaid(String message, byte[] pickle) {
        assertThatThrownBy(() -> read(pickle))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = new PickleWriter()
                .op('}')
                .op('(')
                .string("name")
                .number(5)
                .op('u')
                .stop();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(PlatformException.class);
        }
    }

    /** Neither a deep stack nor deep nesting may end in an error of the virtual machine. */
    @Test
    void depthIsBoundedOrHarmless() {
        byte[] marks = new byte[1 << 20];
        Arrays.fill(marks, (byte) '(');
        assertThatThrownBy(() -> read(marks))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("marks");
        byte[] values = new byte[1 << 20];
        Arrays.fill(values, (byte) 'N');
        assertThatThrownBy(() -> read(values))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("stacked");
        byte[] nested = new byte[1 << 20];
        Arrays.fill(nested, (byte) 0x85);
        nested[0] = 'N';
        nested[nested.length - 1] = '.';
        assertThat(((PickleTuple) read(nested)).items()).hasSize(1);
    }

    private Object read(byte[] pickle) {
        return unpickler.read(ByteBuffer.wrap(pickle));
    }
}
