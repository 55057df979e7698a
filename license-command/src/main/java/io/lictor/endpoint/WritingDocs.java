package io.lictor.endpoint;

import io.lictor.docs.Answers;
import io.lictor.web.WriteRequests;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to the API's description of commands the answers for times when nothing can be written. */
public final class WritingDocs implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (WriteRequests.isWrite(handler)) {
            Answers.mayRefuse(operation, 503, "CONFLICT", "LICENSE_UNREADABLE", "SHUTTING_DOWN");
        }
        return operation;
    }
}
