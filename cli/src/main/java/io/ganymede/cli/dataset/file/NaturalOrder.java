package io.ganymede.cli.dataset.file;

import java.io.Serializable;
import java.util.Comparator;

/** Orders names as people do: runs of digits by their number, {@code image2} before {@code image10}; the rest by character. */
final class NaturalOrder implements Comparator<String>, Serializable {
    static final NaturalOrder NAMES = new NaturalOrder();

    private static final long serialVersionUID = 1L;

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int difference;
            if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
                int leftEnd = endOfDigits(left, i);
                int rightEnd = endOfDigits(right, j);
                difference = compareNumbers(left.substring(i, leftEnd), right.substring(j, rightEnd));
                i = leftEnd;
                j = rightEnd;
            } else {
                difference = Character.compare(left.charAt(i++), right.charAt(j++));
            }
            if (difference != 0) {
                return difference;
            }
        }
        int rest = Integer.compare(left.length() - i, right.length() - j);
        // 1 and 01 are one number, but two names.
        return rest != 0 ? rest : left.compareTo(right);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfDigits(String name, int start) {
        int end = start;
        while (end < name.length() && isDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String left, String right) {
        String a = left.substring(leadingZeros(left));
        String b = right.substring(leadingZeros(right));
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    private static int leadingZeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }
}
