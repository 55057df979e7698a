package io.lictor.store;

/** What is done in the transaction of events, or not at all; and what must hold then. */
sealed interface TransactionParticipant permits SqlUpdate, RecordedChanges, SqlWork, AppendCondition {}
