package io.lictor.idempotency;

import io.lictor.web.AnswerKeeper;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the answers of one request. */
record Kept(RequestIdentity request, KeptAnswers answers, JsonMapper json) implements AnswerKeeper {

    @Override
    public boolean isWanted() {
        return true;
    }

    @Override
    public void keepWith(Connection events, ResponseEntity<?> answer) throws SQLException {
        answers.keepWith(events, request, KeptAnswer.of(answer, json));
    }

    @Override
    public void keep(ResponseEntity<?> answer) {
        answers.keep(request, KeptAnswer.of(answer, json));
    }
}
