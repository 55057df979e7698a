package io.lictor.store.transfer;

/** There is something already where events were to be imported; it is as it was. */
public final class StoreNotEmpty extends RuntimeException {

    StoreNotEmpty(String table) {
        super("The store is not empty (there are rows in '%s'), and a history can't be put into another. Nothing was"
                        .formatted(table)
                + " imported; import into a new data directory, or an empty database.");
    }
}
