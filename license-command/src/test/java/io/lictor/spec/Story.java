package io.lictor.spec;

import io.lictor.command.Decision;
import io.lictor.command.LicenseCommand;
import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A given/when/then about a licence, as data: what happened, the command, and what the rules decided. */
public record Story(List<Event> given, LicenseCommand when, Decision<LicenseEvent> then) {

    private static @Nullable Consumer<Story> listener;

    static void tell(Story story) {
        if (listener != null) {
            listener.accept(story);
        }
    }

    /** Returns the stories that are told while {@code tests} run. */
    public static List<Story> toldBy(Runnable tests) {
        List<Story> told = new ArrayList<>();
        listener = told::add;
        try {
            tests.run();
        } finally {
            listener = null;
        }
        return told;
    }
}
