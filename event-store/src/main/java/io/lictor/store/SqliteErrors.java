package io.lictor.store;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's refusals mean. */
final class SqliteErrors {

    private SqliteErrors() {}

    /** Whether a row with this key is there already. */
    static boolean isDuplicate(Exception failure) {
        return failure instanceof SQLiteException refused
                && (refused.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        || refused.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
    }
}
