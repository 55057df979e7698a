package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Listens to a client and notes every command, field, operator or stage that isn't on our list: the part of MongoDB
 * on which the embedded server is known to answer as a real one does. It ignores silently much of the rest.
 */
public final class CommandSubset implements CommandListener {

    // Sets, and not an exception here: the driver swallows what a listener throws.
    private final Set<String> refused = new ConcurrentSkipListSet<>();
    private final Set<String> used = new ConcurrentSkipListSet<>();
    private final Commands commands = new Commands(used::add, refused::add);

    @Override
    public void commandStarted(CommandStartedEvent event) {
        try {
            commands.check(event.getCommandName(), event.getCommand());
        } catch (RuntimeException e) {
            refused.add(event.getCommandName() + ": not understood: " + e);
        }
    }

    /** Fails, naming whatever was sent that is not on the list. */
    public void assertNothingElse() {
        assertThat(refused)
                .as("sent to MongoDB, but not in the subset that is verified")
                .isEmpty();
    }

    /** Returns what is on the list and was not sent. The list itself is tested by leaving nothing here. */
    Set<String> unused() {
        var unused = new TreeSet<>(Subset.OPERATORS);
        unused.removeAll(used);
        return unused;
    }
}
