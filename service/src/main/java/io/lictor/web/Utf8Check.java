package io.lictor.web;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Check that bytes are UTF-8, as they pass. Jackson's own decoder takes overlong forms, so that a refused control
 * character would come through in another spelling.
 */
final class Utf8Check {

    private static final int LONGEST_CHARACTER = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer discarded = CharBuffer.allocate(64);
    private final ByteBuffer split = ByteBuffer.allocate(LONGEST_CHARACTER);

    void next(byte[] bytes, int offset, int length) throws CharacterCodingException {
        int at = offset;
        int end = offset + length;
        while (split.position() > 0 && at < end) { // a character that began in the bytes before
            split.put(bytes[at++]);
            decode(split.flip());
            split.compact();
        }
        while (at < end && bytes[at] >= 0) { // ASCII, as most bodies are from their first byte to their last
            at++;
        }
        if (at < end) {
            ByteBuffer rest = ByteBuffer.wrap(bytes, at, end - at);
            decode(rest);
            split.put(rest);
        }
    }

    void end() throws CharacterCodingException {
        if (split.position() > 0) {
            throw new CharacterCodingException();
        }
    }

    /** Leaves at most the beginning of a character. */
    private void decode(ByteBuffer bytes) throws CharacterCodingException {
        CoderResult result;
        do {
            result = decoder.decode(bytes, discarded.clear(), false);
            if (result.isError()) {
                result.throwException();
            }
        } while (result.isOverflow());
    }
}
