package io.lictor.store.sqlite;

import io.lictor.store.append.BatchWriter.Meaning;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Meanings of SQLite's errors. */
public final class SqliteErrors {

    /** Refusals of a commit after which it can't come back: it was not begun, or its last page has no room. */
    private static final Set<SQLiteErrorCode> NOT_COMMITTED = Set.of(
            SQLiteErrorCode.SQLITE_FULL,
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT,
            SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY,
            SQLiteErrorCode.SQLITE_ERROR); // there was no transaction any more

    private static final Set<SQLiteErrorCode> DAMAGED = Set.of(
            SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_CORRUPT_INDEX,
            SQLiteErrorCode.SQLITE_CORRUPT_SEQUENCE,
            SQLiteErrorCode.SQLITE_CORRUPT_VTAB,
            SQLiteErrorCode.SQLITE_NOTADB,
            SQLiteErrorCode.SQLITE_IOERR_SHORT_READ);

    private static final Set<SQLiteErrorCode> PASSING =
            Set.of(SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT, SQLiteErrorCode.SQLITE_LOCKED);

    private SqliteErrors() {}

    /** Returns whether a row with this key exists already. */
    static boolean isDuplicate(Exception failure) {
        return failure instanceof SQLiteException refused
                && (refused.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        || refused.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
    }

    /** Returns whether a page of the file is damaged or missing. */
    public static boolean isDamage(SQLException failure) {
        return failure instanceof SQLiteException refused && DAMAGED.contains(refused.getResultCode());
    }

    /**
     * Returns whether a commit that failed this way may be found done later. This process sees it undone; but if only
     * the flush to disk failed, its pages are whole in the write-ahead log, and the next process would take them.
     */
    static boolean leavesCommitOpen(SQLException failure) {
        return !(failure instanceof SQLiteException refused && NOT_COMMITTED.contains(refused.getResultCode()));
    }

    /** Returns whether nobody can write; what is damaged is not tried again. */
    static Meaning meaningOf(SQLException failure) {
        if (!(failure instanceof SQLiteException refused)) {
            return Meaning.LOOK_AT_CAUSE;
        }
        SQLiteErrorCode code = refused.getResultCode();
        return PASSING.contains(code)
                        || isDamage(refused)
                        || code.name().startsWith("SQLITE_CONSTRAINT")
                        || code == SQLiteErrorCode.SQLITE_ERROR
                ? Meaning.REQUEST_FAILS
                : Meaning.DATABASE_FAILS;
    }
}
