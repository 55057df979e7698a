package io.lictor.store;

/** Work in the transaction of events, or a condition on it. */
public sealed interface TransactionParticipant permits SqlUpdate, SqlWork, AppendCondition {}
