package io.lictor.store;

/** What is done in the transaction of events, or not at all. */
sealed interface Joined permits RowChange, RecordedWork {}
