package io.lictor.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * URLs that would be read as something else than they say. Escapes that aren't UTF-8 become U+FFFD, which makes two
 * machines' fingerprints the same; what follows a bare semicolon is dropped, which makes a fingerprint another one. No
 * name of ours has a control character, so one in a URL is a mistake, or an attempt.
 */
final class UriText {

    private UriText() {}

    static void check(String path, @Nullable String query) {
        if (path.indexOf(';') >= 0) {
            throw new ProblemException(Problem.malformed("The path has a semicolon. Write it as %3B."), null);
        }
        if (!isText(path) || query != null && !isText(query)) {
            throw new ProblemException(
                    Problem.malformed("The URL has % escapes that are not UTF-8, or stand for control characters."),
                    null);
        }
    }

    private static boolean isText(String text) {
        if (text.indexOf('%') < 0) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                bytes.put((byte) text.charAt(i)); // Tomcat lets nothing but ASCII through
            } else if (i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                return false;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.flip())
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }
}
