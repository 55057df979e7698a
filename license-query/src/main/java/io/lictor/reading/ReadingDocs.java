package io.lictor.reading;

import io.lictor.docs.Answers;
import io.lictor.docs.DocumentedHeaders;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to the API's description of reads the header that waits for the caller's own writes, and the errors for it. */
final class ReadingDocs implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        FromReadModel reading = ReadAfterWrite.readingOf(handler);
        if (reading != null) {
            operation.addParametersItem(DocumentedHeaders.after());
            Answers.mayRefuse(operation, 503, "READ_MODEL_BEHIND", "READ_MODEL_UNAVAILABLE", "READ_MODEL_BUSY");
            if (!reading.orFromEvents()) {
                Answers.mayRefuse(operation, 503, "READ_MODEL_BUILDING");
            }
        }
        return operation;
    }
}
