package io.lictor.licenses;

/** Where a licence stands in an order: by the value that is sorted by, and where that is equal by itself. */
record Spot(String value, String licenseId) {}
