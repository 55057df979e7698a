package io.lictor.keeping;

import java.nio.file.Files;
import java.nio.file.Path;

/** The secrets are never in what is written here: who finds a backup must not be able to make keys. */
final class Secrets {

    private static final String NAME = "secrets.properties";

    private Secrets() {}

    static boolean is(Path file) {
        return file.endsWith(NAME);
    }

    static void remindToKeep(Path data, Console console) {
        console.say("The secrets are not in it: keep %s apart, once; without it no licence key works."
                .formatted(data.resolve(NAME)));
    }

    static void remindToKeep(Console console) {
        console.say("The secrets are not in it: keep the instances' %s apart, once; without it no licence key works."
                .formatted(NAME));
    }

    static void remindToBring(Console console) {
        console.say("Start on it only instances that have the %s of these events.".formatted(NAME));
    }

    static void remindToBring(Path data, Console console) {
        Path secrets = data.resolve(NAME);
        console.say(
                Files.exists(secrets)
                        ? "Make sure that %s is the one these events were written with.".formatted(secrets)
                        : "Before you start it, put the secrets of these events at %s.".formatted(secrets));
    }
}
