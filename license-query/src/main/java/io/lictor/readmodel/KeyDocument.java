package io.lictor.readmodel;

import io.lictor.key.KeyOwner;
import io.lictor.key.KeyOwner.Nobody;
import io.lictor.key.KeyOwner.Opens;
import io.lictor.key.KeyOwner.Released;
import io.lictor.key.KeyOwner.Replaced;
import java.util.UUID;
import org.bson.Document;

/** Owner of a key, found by the key's hash. */
public record KeyDocument(String hash, KeyOwner owner, long version) {

    public static final String ID = "_id";
    public static final String VERSION = "version";
    private static final String LICENSE = "license";
    private static final String REPLACED = "replaced";

    /** Absent in what earlier releases wrote. */
    private static final String RELEASED = "released";

    public static KeyDocument read(Document document) {
        UUID licenseId = UUID.fromString(document.getString(LICENSE));
        return new KeyDocument(document.getString(ID), owner(document, licenseId), document.getLong(VERSION));
    }

    private static KeyOwner owner(Document document, UUID licenseId) {
        if (document.getBoolean(RELEASED, false)) {
            return new Released(licenseId);
        }
        return document.getBoolean(REPLACED) ? new Replaced(licenseId) : new Opens(licenseId);
    }

    public Document write() {
        return switch (owner) {
            case Opens opens -> write(opens.licenseId(), false);
            case Replaced replaced -> write(replaced.licenseId(), true);
            case Released released -> write(released.licenseId(), false).append(RELEASED, true);
            case Nobody _ -> throw new IllegalStateException("Nobody's key has no document");
        };
    }

    private Document write(UUID licenseId, boolean replaced) {
        return new Document(ID, hash)
                .append(VERSION, version)
                .append(LICENSE, licenseId.toString())
                .append(REPLACED, replaced);
    }
}
