package io.lictor.compliance;

import io.lictor.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;

/**
 * The last row of a page, so that the next one goes on right behind it; and the days that were asked for, which stay the
 * same though another day may begin between two pages. {@code question} binds it to the parameters it was made for.
 */
record Cursor(String question, LocalDate from, LocalDate to, LocalDate day, String customer) {

    private static final String SEPARATOR = "\n";

    static Cursor behind(ComplianceDay last, String question, ComplianceQuery query) {
        return new Cursor(question, query.from(), query.to(), last.day(), last.customer());
    }

    String write() {
        String text = String.join(SEPARATOR, question, from.toString(), to.toString(), day.toString(), customer);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(String text, String question) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            // The customer comes last: a reference may hold any character.
            String[] parts = decoded.split(SEPARATOR, 5);
            if (parts.length == 5 && parts[0].equals(question)) {
                return new Cursor(
                        question,
                        LocalDate.parse(parts[1]),
                        LocalDate.parse(parts[2]),
                        LocalDate.parse(parts[3]),
                        parts[4]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // neither base64 nor days: said below
        }
        throw ProblemException.invalidParameter("cursor", "must be the 'next' of a page with the same parameters");
    }

    /** Returns whether the row comes after this cursor. */
    boolean isBefore(ComplianceDay row) {
        return !row.customer().equals(customer) || row.day().isAfter(day);
    }
}
