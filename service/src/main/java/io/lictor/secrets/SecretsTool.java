package io.lictor.secrets;

import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.key.KeySecrets;
import io.lictor.store.DataUnusable;
import io.lictor.store.directory.DataDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Makes a file of secrets, a new secret in one, or an audit key: {@code deploy/secrets}. */
public final class SecretsTool {

    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final PrintStream people;

    private SecretsTool(PrintStream people) {
        this.people = people;
    }

    /** Takes {@code new FILE}, {@code rotate FILE} or {@code audit-key FILE}; ends with an exit code. */
    public static void main(String[] arguments) {
        // Before anything logs, which would be in Spring's absence on the output and at length.
        System.setProperty("logback.configurationFile", "io/lictor/maintenance/logback.xml");
        System.exit(run(List.of(arguments), System.err));
    }

    /** Like {@code main}, but returns the exit code instead of exiting; writes to {@code people}. */
    public static int run(List<String> arguments, PrintStream people) {
        SecretsTool tool = new SecretsTool(people);
        if (arguments.contains("-h") || arguments.contains("--help")) {
            return tool.usage(0);
        }
        if (arguments.size() != 2) {
            return tool.usage(NOT_UNDERSTOOD);
        }
        try {
            Path file = Path.of(arguments.getLast());
            return switch (arguments.getFirst()) {
                case "new" -> tool.make(file);
                case "rotate" -> tool.rotate(file);
                case "audit-key" -> tool.makeAuditKey(file);
                default -> tool.usage(NOT_UNDERSTOOD);
            };
        } catch (InvalidPathException e) {
            return tool.usage(NOT_UNDERSTOOD);
        } catch (SecretsUnusable | DataUnusable e) {
            return tool.refuse(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return tool.refuse("It did not work: %s.".formatted(e));
        }
    }

    private int make(Path file) throws IOException {
        makeDirectory(file);
        if (!DurableFile.createIfMissing(file, SecretsText.fresh())) {
            return refuseSecond(file);
        }
        return say("""
                Made %s. Keep a backup of it, apart from the events: without it no licence key works, and who has it can make
                keys. Every instance of both services needs this very file.""".formatted(file));
    }

    private int makeAuditKey(Path file) throws IOException {
        makeDirectory(file);
        if (!AuditKeyFile.make(file)) {
            return refuseSecond(file);
        }
        CheckpointSigner signer = AuditKeyFile.read(file, null);
        return say("""
                Made %s, by which checkpoints of the log are signed. Give it to every instance that answers reads, and keep a backup:
                auditors know its public half, which is in %s:
                %s
                (lictor.audit.origin gives the log another name, and this text another beginning.)""".formatted(file, AuditKeyFile.publish(file, signer), signer.verifierKey()));
    }

    private static void makeDirectory(Path file) {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a directory");
        DataDirectory.share(directory).close();
    }

    private int refuseSecond(Path file) {
        return refuse("There is a file %s already; it was left as it is.".formatted(file));
    }

    private int rotate(Path named) throws IOException {
        Path file = Files.exists(named) ? named.toRealPath() : named;
        if (!Files.isRegularFile(file)) {
            return refuse("There is no file %s.".formatted(named));
        }
        KeySecrets before = new KeySecretsFile(file, MissingSecretsPolicy.REFUSE).open(true);
        String id = SecretIds.next(before.derivation().keySet());
        try {
            DurableFile.replace(file, SecretsText.withNext(Files.readString(file), id));
        } catch (FileAlreadyExistsException e) {
            return refuse(
                    "There is %s: somebody else is at it, or was broken off. Take it away once you know that it is the latter."
                            .formatted(e.getFile()));
        } catch (IllegalArgumentException e) {
            return refuse(
                    "The file %s is not written as deploy/secrets writes it; it was left as it is. Give 'current' a line of its own."
                            .formatted(named));
        }
        return say("""
                %s has a new secret %s, for new keys from the next start on; before, it was %s. That stays in the file, for the
                keys that were made with it: they go on working, and are shown as before. Keep a new backup of the file, hand it
                to every instance, then restart them one after the other.""".formatted(named, id, before.currentId()));
    }

    private int usage(int code) {
        people.println("""
                Usage: deploy/secrets new FILE      makes the secrets behind the licence keys, for all instances to share
                       deploy/secrets rotate FILE   adds a secret for new keys; those issued so far stay as they are
                       deploy/secrets audit-key FILE   makes a key that signs checkpoints of the log, for auditors

                FILE is what lictor.secrets-file names, or secrets.properties in the data directory; of an audit key what
                lictor.audit.key-file names, or audit-key.pem there. No file is ever written over by another's secrets.

                Exit code: 0 done, 1 refused or failed, 2 not understood.""");
        return code;
    }

    private int say(String sentences) {
        people.println(sentences);
        return 0;
    }

    private int refuse(String why) {
        people.println(why);
        return REFUSED;
    }
}
