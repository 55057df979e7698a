package io.lictor.web;

import io.lictor.access.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Believes what {@code X-Actor} says, as long as there are no credentials. */
final class ActorHeader implements SubjectSource {

    private static final Pattern PRINTABLE =
            Pattern.compile("[^\\p{C}\\p{Z}](?:[^\\p{C}\\p{Z} ]|[ ](?! *$)){0,127}", Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public Subject subjectOf(HttpServletRequest request) {
        String given = Headers.single(request, LictorHeaders.ACTOR);
        if (given == null) {
            return Subject.service("anonymous");
        }
        String actor = utf8(given);
        if (!PRINTABLE.matcher(actor).matches()) {
            throw refused();
        }
        return Subject.service(actor);
    }

    /** Tomcat reads headers as ISO 8859-1; people's names arrive as UTF-8. */
    private static String utf8(String header) {
        try {
            byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused();
        }
    }

    private static ProblemException refused() {
        return ProblemException.invalidHeader(LictorHeaders.ACTOR, "must be 1 to 128 printable characters in UTF-8");
    }
}
