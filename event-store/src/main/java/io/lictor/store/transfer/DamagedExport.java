package io.lictor.store.transfer;

/** A file that can't be imported as it is; the message names the line. Nothing of it was kept. */
public final class DamagedExport extends RuntimeException {

    DamagedExport(long line, String what) {
        super("Line %d %s. Nothing was imported.".formatted(line, what));
    }
}
