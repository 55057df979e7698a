package io.lictor.text;

/** Characters that leave no mark where they stand. */
public final class Unseen {

    private Unseen() {}

    /** White space of any script, also the control characters that break lines. */
    public static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /**
     * Returns whether a character is invisible: ignorable by default in Unicode (zero-width characters and joiners,
     * direction marks, variation selectors, tags, fillers), or merely blank. Control characters and white space don't
     * count.
     */
    public static boolean isInvisible(int c) {
        return switch (c) {
            case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default ->
                isIn(c, 0x180B, 0x180F)
                        || isIn(c, 0x200B, 0x200F)
                        || isIn(c, 0x202A, 0x202E)
                        || isIn(c, 0x2060, 0x206F)
                        || isIn(c, 0xFE00, 0xFE0F)
                        || isIn(c, 0xFFF0, 0xFFFB)
                        || isIn(c, 0x1BCA0, 0x1BCA3)
                        || isIn(c, 0x1D173, 0x1D17A)
                        || isIn(c, 0xE0000, 0xE0FFF);
        };
    }

    private static boolean isIn(int c, int first, int last) {
        return first <= c && c <= last;
    }
}
