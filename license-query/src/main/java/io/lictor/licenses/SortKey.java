package io.lictor.licenses;

/** Place of a licence in an order: the value sorted by, and the licence's id to break ties. */
record SortKey(String value, String licenseId) {}
