package io.lictor.standalone;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A licence that a test sold, and its key. */
record Sold(Lictor lictor, String id, String key) {

    String path() {
        return "/v1/licenses/" + id;
    }

    Answer get() {
        return lictor.get(path()).expect(200);
    }

    Answer command(String name) {
        return lictor.post(path() + "/" + name);
    }

    Answer command(String name, String json) {
        return lictor.post(path() + "/" + name, json);
    }

    Answer activate(String fingerprint) {
        return command("activations", "{\"fingerprint\": \"%s\"}".formatted(fingerprint));
    }

    Answer deactivate(String fingerprint) {
        return lictor.delete(path() + "/activations/" + fingerprint);
    }

    Answer suspend() {
        return command("disable", "{\"cause\": \"SUSPENDED\", \"reason\": \"unpaid\"}");
    }

    Answer revoke() {
        return command("disable", "{\"cause\": \"REVOKED\", \"reason\": \"refunded\"}");
    }

    /** What the licensed software is told on a machine. */
    Answer validate(String fingerprint) {
        return validate(fingerprint, "{}");
    }

    /** What it is told when it says more of itself. */
    Answer validate(String fingerprint, String more) {
        ObjectNode question = (ObjectNode) Answer.JSON.readTree(more);
        question.put("key", key).put("fingerprint", fingerprint);
        return lictor.post("/v1/client/validate", question.toString()).expect(200);
    }

    Answer clientActivate(String fingerprint) {
        return lictor.post(
                "/v1/client/activate", "{\"key\": \"%s\", \"fingerprint\": \"%s\"}".formatted(key, fingerprint));
    }

    Answer clientDeactivate(String fingerprint) {
        return lictor.post(
                "/v1/client/deactivate", "{\"key\": \"%s\", \"fingerprint\": \"%s\"}".formatted(key, fingerprint));
    }

    /** The first page of its history. */
    JsonNode history() {
        return lictor.get(path() + "/history").expect(200).at("/items");
    }

    Sold withKey(String newKey) {
        return new Sold(lictor, id, newKey);
    }
}
