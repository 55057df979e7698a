package io.lictor.tokens;

import com.github.f4b6a3.uuid.UuidCreator;
import io.lictor.command.CreateFirstToken;
import io.lictor.endpoint.CommandGateway;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.secrets.DurableFile;
import io.lictor.security.Credential;
import io.lictor.security.TokenRegister;
import io.lictor.security.TokenText;
import io.lictor.store.DataUnusable;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.SmartLifecycle;

/**
 * Lets whoever starts an empty installation in: makes a token for all, puts it into a file and says so, once; shown it is
 * on a terminal only. The file
 * comes first: should we die in between, the next start takes the token from there.
 */
public final class FirstAdminToken implements SmartLifecycle {

    private static final String NAME = "first admin";
    private static final CommandContext BY_ITSELF = new CommandContext("lictor", "first-start");

    private final Path file;
    private final TokenRegister register;
    private final CommandGateway commands;
    private final InstantSource clock;
    private volatile boolean running;

    public FirstAdminToken(Path file, TokenRegister register, CommandGateway commands, InstantSource clock) {
        this.file = file.toAbsolutePath().normalize();
        this.register = register;
        this.commands = commands;
        this.clock = clock;
    }

    /** Long before the web server takes calls. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (register.catchUp().state().isEmpty()) {
            boolean wasThere = Files.exists(file);
            String token = inFile();
            Outcome<?> outcome = commands.send(
                    new CreateFirstToken(
                            UuidCreator.getTimeOrderedEpoch(), NAME, TokenText.hash(token), clock.instant()),
                    BY_ITSELF);
            tell(token, outcome, wasThere);
        }
        running = true;
    }

    private String inFile() {
        try {
            DurableFile.createIfMissing(file, TokenText.fresh() + "\n");
            String token = Files.readString(file).strip();
            if (TokenText.isOne(token)) {
                return token;
            }
        } catch (IOException e) {
            throw new DataUnusable(
                    "The first admin token can't be put into %s, or read from it: %s".formatted(file, e), e);
        }
        throw new DataUnusable(
                "There is no token in %s. Take the file away, and the next start makes a new one.".formatted(file),
                null);
    }

    /**
     * Tells of the first admin token. If several instances start at once on one store, one has made it; the others' are of
     * no use.
     */
    private void tell(String token, Outcome<?> outcome, boolean wasThere) {
        if (register.find(token, clock.instant()) instanceof Credential.Valid) {
            if (outcome instanceof Outcome.Done<?> done && !done.isUnchanged()) {
                System.out.printf("""

                        The first token, which may do everything, lies in %s, for its owner's eyes only.%s
                        """, file, isSeenBySomebody() ? " It is:\n\n    " + token + "\n" : "");
            }
        } else if (!wasThere) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // it opens nothing
            }
        }
    }

    /** Anything but a terminal is kept by somebody: a journal, a container's log. */
    private static boolean isSeenBySomebody() {
        return System.console() instanceof Console console && console.isTerminal();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
