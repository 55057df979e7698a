package io.lictor.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name people gave a machine, made fit to be shown: what nobody sees is dropped, and what is too long is cut. It
 * describes and decides nothing, so whatever it is, nothing fails for it.
 */
public final class MachineLabel {

    /** Characters (code points) that are kept. */
    public static final int LONGEST = 100;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int AS_TEXT = 0xFE0E;
    private static final int AS_EMOJI = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int END_OF_TAGS = 0xE007F;

    /** Scripts in which a joiner changes how letters are written, and so what a word means. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.MANDAIC,
            UnicodeScript.ADLAM,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE,
            UnicodeScript.SUNDANESE);

    private final int[] given;
    private final StringBuilder kept = new StringBuilder();
    private int last;
    private UnicodeScript script = UnicodeScript.COMMON;

    private MachineLabel(int[] given) {
        this.given = given;
    }

    /** Returns the label as it is stored; null if nothing visible is left. */
    public static @Nullable String clean(String label) {
        String before;
        String text = label;
        do { // a joiner may have lost what it joined
            before = text;
            String seen = isPrintable(text) ? text : Normalizer.normalize(seen(text), Form.NFC);
            text = NameText.stripped(cut(NameText.stripped(seen)));
        } while (!text.equals(before));
        return text.isEmpty() ? null : text;
    }

    private static boolean isPrintable(String label) {
        return label.chars().allMatch(c -> ' ' <= c && c <= '~');
    }

    private static String seen(String label) {
        int[] mayBe = label.codePoints().filter(MachineLabel::mayBeKept).toArray();
        return new MachineLabel(mayBe).keep();
    }

    /** Returns whether the character may be stored in a label. */
    private static boolean mayBeKept(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.UNASSIGNED -> !isNoCharacter(c) && !Unseen.isInvisible(c);
            default -> !Unseen.isInvisible(c) || isJoiner(c) || isSelector(c) || isTag(c);
        };
    }

    private static boolean isNoCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || 0xFDD0 <= c && c <= 0xFDEF;
    }

    private static boolean isJoiner(int c) {
        return c == NON_JOINER || c == JOINER;
    }

    private static boolean isSelector(int c) {
        return 0xFE00 <= c && c <= 0xFE0F || 0xE0100 <= c && c <= 0xE01EF || 0x180B <= c && c <= 0x180F;
    }

    private static boolean isTag(int c) {
        return 0xE0020 <= c && c <= END_OF_TAGS;
    }

    /** Keeps the invisible ones only where what one sees would be something else without them. */
    private String keep() {
        int end = 0;
        for (int i = 0; i < given.length; i = Math.max(i + 1, end)) {
            int c = given[i];
            int next = i + 1 < given.length ? given[i + 1] : 0;
            if (c == BLACK_FLAG) {
                end = endOfFlag(i);
                for (int part = i; part < Math.max(i + 1, end); part++) {
                    add(given[part]);
                }
            } else if (isJoiner(c) ? joins(c, next) : isSelector(c) ? selects(c, next) : !isTag(c)) {
                add(c);
            }
        }
        return kept.toString();
    }

    /** Behind the tags that make the flag of a region, such as Scotland, of the black one at {@code flag}; 0 if none do. */
    private int endOfFlag(int flag) {
        int i = flag + 1;
        while (i < given.length && isTag(given[i]) && given[i] != END_OF_TAGS) {
            i++;
        }
        boolean isRegion = i > flag + 1 && i < given.length && given[i] == END_OF_TAGS;
        return isRegion ? i + 1 : 0;
    }

    private boolean joins(int c, int next) {
        if (c == JOINER && Character.isExtendedPictographic(next)) {
            return isEmoji(last) || last == AS_EMOJI;
        }
        if (isJoiner(last) || !JOINING.contains(script)) {
            return false;
        }
        // At the end of a word a joiner still gives its letter another form; the other one has nothing to keep apart.
        return c == JOINER || JOINING.contains(UnicodeScript.of(next));
    }

    private boolean selects(int c, int next) {
        if (c == AS_EMOJI && next == KEYCAP) {
            return '0' <= last && last <= '9' || last == '#' || last == '*';
        }
        if (c == AS_EMOJI || c == AS_TEXT) {
            return isEmoji(last);
        }
        return 0x180B <= c && c <= 0x180F
                ? script == UnicodeScript.MONGOLIAN
                : Character.isIdeographic(last) || script == UnicodeScript.MYANMAR;
    }

    /** Digits become emoji by their keycap only. */
    private static boolean isEmoji(int c) {
        return c > '~' && (Character.isEmoji(c) || Character.isExtendedPictographic(c));
    }

    private void add(int c) {
        kept.appendCodePoint(c);
        last = c;
        UnicodeScript of = UnicodeScript.of(c);
        script = of == UnicodeScript.INHERITED ? script : of;
    }

    /** The beginning, which ends between what people see as characters. */
    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        int end = text.offsetByCodePoints(0, LONGEST);
        Matcher graphemes = GRAPHEME.matcher(text);
        int fits = 0;
        while (graphemes.find() && graphemes.end() <= end) {
            fits = graphemes.end();
        }
        return text.substring(0, fits == 0 ? end : fits);
    }
}
