import java.util.Map;
import java.util.Set;

/**
 * One request of a licence's history. {@code {license}} in the path and {@code {key}} in the body stand for the licence
 * and key the steps before made known; {@code mayBeRefused} holds the refusals that belong to the story.
 */
record Step(String method, String path, Map<String, Object> body, Set<String> mayBeRefused) {

    static final String LICENSE = "{license}";
    static final String KEY = "{key}";

    static Step post(String path, Map<String, Object> body) {
        return new Step("POST", path, body, Set.of());
    }

    static Step put(String path, Map<String, Object> body) {
        return new Step("PUT", path, body, Set.of());
    }

    static Step delete(String path) {
        return new Step("DELETE", path, null, Set.of());
    }

    Step refusedWith(String code) {
        return new Step(method, path, body, Set.of(code));
    }
}
