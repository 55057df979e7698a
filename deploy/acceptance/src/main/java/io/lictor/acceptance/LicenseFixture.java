package io.lictor.acceptance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A licence that a test sold, and its key. */
public record LicenseFixture(Lictor lictor, String id, String key) {

    public String path() {
        return "/v1/licenses/" + id;
    }

    public Answer get() {
        return lictor.get(path()).expect(200);
    }

    public Answer command(String name) {
        return lictor.post(path() + "/" + name);
    }

    public Answer command(String name, String json) {
        return lictor.post(path() + "/" + name, json);
    }

    public Answer activate(String fingerprint) {
        return command("activations", "{\"fingerprint\": \"%s\"}".formatted(fingerprint));
    }

    public Answer deactivate(String fingerprint) {
        return lictor.delete(path() + "/activations/" + fingerprint);
    }

    public Answer suspend() {
        return command("disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"unpaid\"}");
    }

    public Answer revoke() {
        return command("disable", "{\"cause\": \"REVOKED\", \"reason\": \"refunded\"}");
    }

    /** Returns the answer to the software's check on a machine. */
    public Answer validate(String fingerprint) {
        return validate(fingerprint, "{}");
    }

    /** Returns the answer to a check that says more of the software. */
    public Answer validate(String fingerprint, String more) {
        ObjectNode question = (ObjectNode) Answer.JSON.readTree(more);
        question.put("key", key).put("fingerprint", fingerprint);
        return lictor.post("/v1/client/validate", question.toString()).expect(200);
    }

    public Answer clientActivate(String fingerprint) {
        return lictor.post(
                "/v1/client/activate", "{\"key\": \"%s\", \"fingerprint\": \"%s\"}".formatted(key, fingerprint));
    }

    public Answer clientDeactivate(String fingerprint) {
        return lictor.post(
                "/v1/client/deactivate", "{\"key\": \"%s\", \"fingerprint\": \"%s\"}".formatted(key, fingerprint));
    }

    /** The first page of its history. */
    public JsonNode history() {
        return lictor.get(path() + "/history").expect(200).at("/items");
    }

    public LicenseFixture withKey(String newKey) {
        return new LicenseFixture(lictor, id, newKey);
    }
}
