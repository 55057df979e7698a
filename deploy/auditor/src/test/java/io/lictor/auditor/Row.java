package io.lictor.auditor;

/** An event as a store has it: what can be tampered with. All its texts are plain, so that this is canonical JSON. */
record Row(String streamId, long sequence, String type, String recordedAt, String actor, String payload) {

    private static final String SELLER = "\"actor\":\"%s\",\"command\":\"ActivateLicense\",\"correlationId\":\"c-1\"";

    static final String LICENSE = "01980000-0000-7000-8000-%012d";

    /** The one after {@code before} others: three licences take turns. */
    static Row after(long before) {
        return new Row(
                LICENSE.formatted(before % 3),
                before / 3 + 1,
                "LicenseActivated",
                "2026-11-22T08:00:%02d.%03dZ".formatted(before / 1000 % 60, before % 1000),
                "anna",
                "{\"at\":\"2026-11-22T08:00:00Z\",\"fingerprint\":\"machine-%d\",\"seats\":2}".formatted(before));
    }

    Row withPayload(String other) {
        return new Row(streamId, sequence, type, recordedAt, actor, other);
    }

    Row withActor(String other) {
        return new Row(streamId, sequence, type, recordedAt, other, payload);
    }

    Row withTime(String other) {
        return new Row(streamId, sequence, type, other, actor, payload);
    }

    String leaf() {
        return ("{\"eventId\":\"e-%s-%d\",\"metadata\":{" + SELLER
                        + "},\"payload\":%s,\"recordedAt\":\"%s\",\"revision\":\"1\",\"sequence\":%d,\"streamId\":\"%s\",\"streamType\":\"License\",\"type\":\"licensing.%s\"}")
                .formatted(streamId, sequence, actor, payload, recordedAt, sequence, streamId, type);
    }

    /** Returns the event as readers see it. */
    String shown() {
        return ("\"sequence\":%d,\"type\":\"%s\",\"revision\":1,\"licenseId\":\"%s\",\"at\":\"%s\"," + SELLER
                        + ",\"payload\":%s")
                .formatted(sequence, type, streamId, recordedAt, actor, payload);
    }
}
