package io.lictor.idempotency;

import io.lictor.store.AppendedPosition;
import io.lictor.store.SqlUpdate;
import io.lictor.web.AnswerKeeper;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the answers of one request. */
record Kept(RequestIdentity request, KeptAnswers answers, JsonMapper json) implements AnswerKeeper {

    @Override
    public boolean isWanted() {
        return true;
    }

    @Override
    public SqlUpdate keeping(ResponseEntity<?> answer, AppendedPosition first) {
        return answers.keeping(request, KeptAnswer.of(answer, json), first);
    }

    @Override
    public void keep(ResponseEntity<?> answer) {
        answers.keep(request, KeptAnswer.of(answer, json));
    }
}
