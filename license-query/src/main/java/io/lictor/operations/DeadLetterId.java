package io.lictor.operations;

import io.lictor.readmodel.LicensesDefinition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which dead letter: the projection that could not take in the event, and the event's position. Those of the read model
 * go by the position alone, as they did before there was another projection.
 */
record DeadLetterId(String projection, long position) {

    private static final Pattern FORM = Pattern.compile("(?:([a-z]+)-)?([0-9]{1,18})");

    static Optional<DeadLetterId> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new DeadLetterId(
                        form.group(1) == null ? LicensesDefinition.NAME : form.group(1), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    String write() {
        return projection.equals(LicensesDefinition.NAME) ? Long.toString(position) : projection + "-" + position;
    }
}
