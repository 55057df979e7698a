package io.lictor.store.transfer;

import java.nio.file.Path;

/** A backup that can't be used; the message says what is wrong with it. */
public final class DamagedBackup extends RuntimeException {

    DamagedBackup(Path file, String what) {
        super("The backup %s is damaged, or no backup of Lictor: %s.".formatted(file, what));
    }
}
