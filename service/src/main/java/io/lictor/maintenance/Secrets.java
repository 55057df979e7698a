package io.lictor.maintenance;

import java.nio.file.Files;
import java.nio.file.Path;

/** The secrets are never in what is written here: who finds a backup must not be able to make keys. */
final class Secrets {

    private static final String NAME = "secrets.properties";

    /** File of the key by which checkpoints are signed. */
    private static final String AUDIT_KEY = "audit-key.pem";

    private Secrets() {}

    static boolean is(Path file) {
        return file.endsWith(NAME) || file.endsWith(AUDIT_KEY) || file.endsWith("audit-key.pub");
    }

    static void remindToKeep(Path data, Console console) {
        console.say(
                ("The secrets are not in it: keep %s apart, once; without it no licence key works. Nor is %s, without which no"
                                + " checkpoint for auditors is signed.")
                        .formatted(data.resolve(NAME), data.resolve(AUDIT_KEY)));
    }

    static void remindToKeep(Console console) {
        console.say(
                ("The secrets are not in it: keep the instances' %s apart, once; without it no licence key works. Nor is their"
                                + " %s, without which no checkpoint for auditors is signed.")
                        .formatted(NAME, AUDIT_KEY));
    }

    static void remindToBring(Console console) {
        console.say(("Start on it only instances that have the %s of these events; those that answer reads want its %s"
                        + " beside it, or sign no checkpoints.")
                .formatted(NAME, AUDIT_KEY));
    }

    static void remindToBring(Path data, Console console) {
        Path secrets = data.resolve(NAME);
        Path auditKey = data.resolve(AUDIT_KEY);
        console.say(
                Files.exists(secrets)
                        ? "Make sure that %s is the one these events were written with.".formatted(secrets)
                        : "Before you start it, put the secrets of these events at %s.".formatted(secrets));
        console.say(
                Files.exists(auditKey)
                        ? "Make sure that %s is the one its checkpoints were signed with.".formatted(auditKey)
                        : "Put its audit key at %s, too: without it no checkpoint is signed, and auditors miss it."
                                .formatted(auditKey));
    }
}
