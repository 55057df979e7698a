import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells one licence's story to the server, step by step, and counts what comes back. */
final class ScenarioRunner {

    private final Api api;
    private final Tally tally;
    private final String name;
    private String license = "";
    private String key = "";

    /** {@code name} is this story's alone: its steps' Idempotency-Keys begin with it. */
    ScenarioRunner(Api api, Tally tally, String name) {
        this.api = api;
        this.tally = tally;
        this.name = name;
    }

    void tell(List<Step> steps) throws InterruptedException {
        for (int i = 0; i < steps.size(); i++) {
            // Without its licence the rest of the story would only repeat the failure.
            if (!tell(steps.get(i), name + "-" + i) && license.isEmpty()) {
                return;
            }
        }
    }

    /** Sends a step; returns whether it was answered as its scenario expects. */
    boolean tell(Step step, String idempotencyKey) throws InterruptedException {
        String path = step.path().replace(Step.LICENSE, license);
        Map<String, Object> body = withKey(step.body());
        Api.Answer answer = api.write(step.method(), path, body, idempotencyKey);
        tally.commands.increment();
        Object json;
        try {
            json = answer.json();
        } catch (IllegalArgumentException e) {
            return unexpected(step, path, body, answer);
        }
        if (answer.status() == 409 && step.mayBeRefused().contains(String.valueOf(Json.member(json, "code")))) {
            tally.refused(Json.member(json, "code").toString());
            return true;
        }
        if (!answer.isGood() || !step.mayBeRefused().isEmpty()) {
            return unexpected(step, path, body, answer);
        }
        tally.lastPosition.accumulateAndGet(answer.position(), Math::max);
        tally.events.add(events(path, answer, json));
        learn(path, body, json);
        return true;
    }

    /** The client's activation answers with a validation, which names no events: a new one is one. */
    private static int events(String path, Api.Answer answer, Object json) {
        return path.equals("/v1/client/activate")
                ? answer.status() == 201 ? 1 : 0
                : Json.member(json, "events") instanceof List<?> events ? events.size() : 0;
    }

    private void learn(String path, Map<String, Object> body, Object json) {
        boolean begins = path.equals("/v1/licenses") || path.equals("/v1/licenses/import");
        Object upgraded = Json.member(json, "successor");
        if (begins) {
            license = String.valueOf(Json.member(json, "licenseId"));
            key = String.valueOf(path.endsWith("import") ? body.get("key") : Json.member(json, "key"));
            tally.licenses.increment();
        } else if (upgraded != null) {
            license = String.valueOf(Json.member(upgraded, "licenseId"));
            key = String.valueOf(Json.member(json, "key"));
            tally.licenses.increment();
        } else if (path.endsWith("/reissue-key")) {
            key = String.valueOf(Json.member(json, "key"));
        }
    }

    private Map<String, Object> withKey(Map<String, Object> body) {
        if (body == null || !Step.KEY.equals(body.get("key"))) {
            return body;
        }
        Map<String, Object> filled = new LinkedHashMap<>(body);
        filled.put("key", key);
        return filled;
    }

    private boolean unexpected(Step step, String path, Map<String, Object> body, Api.Answer answer) {
        String expected = step.mayBeRefused().isEmpty() ? "" : " (expected: 409 " + step.mayBeRefused() + ")";
        tally.unexpected("%s %s %s%n    -> %d%s %s"
                .formatted(
                        step.method(),
                        path,
                        body == null ? "" : Json.write(body),
                        answer.status(),
                        expected,
                        answer.text()));
        return false;
    }
}
