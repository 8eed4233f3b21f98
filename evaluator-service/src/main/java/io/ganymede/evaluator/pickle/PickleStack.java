package io.ganymede.evaluator.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack of the pickle machine with its marks, and its memo. */
final class PickleStack {
    /** Pickles are written in portions of 1,000 items; deeper stacks than this are made to hurt. */
    static final int DEEPEST = 1 << 16;

    private final List<Object> values = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Long, Object> memo = new HashMap<>();

    void push(Object value) {
        if (values.size() >= DEEPEST) {
            throw new PickleException("more than " + DEEPEST + " values are stacked");
        }
        values.add(value);
    }

    void mark() {
        if (marks.size() >= DEEPEST) {
            throw new PickleException("more than " + DEEPEST + " marks are set");
        }
        marks.push(values.size());
    }

    Object pop() {
        Object top = top();
        values.remove(values.size() - 1);
        return top;
    }

    /** The upper values, which are taken away, in the order in which they were put. */
    List<Object> pop(int count) {
        int floor = marks.isEmpty() ? 0 : marks.peek();
        if (values.size() - count < floor) {
            throw new PickleException("the stack is empty");
        }
        return cut(values.size() - count);
    }

    /** The values since the last mark, which is taken away with them. */
    List<Object> popToMark() {
        if (marks.isEmpty()) {
            throw new PickleException("no mark is set");
        }
        return cut(marks.pop());
    }

    Object top() {
        int floor = marks.isEmpty() ? 0 : marks.peek();
        if (values.size() <= floor) {
            throw new PickleException("the stack is empty");
        }
        return values.get(values.size() - 1);
    }

    void remember(long index) {
        memo.put(index, top());
    }

    void rememberNext() {
        remember(memo.size());
    }

    void recall(long index) {
        Object value = memo.get(index);
        if (value == null) {
            throw new PickleException("nothing was remembered as " + index);
        }
        push(value);
    }

    private List<Object> cut(int from) {
        List<Object> upper = values.subList(from, values.size());
        List<Object> taken = new ArrayList<>(upper);
        upper.clear();
        return taken;
    }
}
