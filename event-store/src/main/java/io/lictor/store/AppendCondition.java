package io.lictor.store;

/** No event stands at the place yet: what is appended was decided on the stream as it was before. */
public record AppendCondition(StreamSlot place) implements TransactionParticipant {}
