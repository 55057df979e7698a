package io.lictor.history;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Names the events that can be asked for in the description: no annotation can read the catalogue. */
final class EventTypeDocs implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.getBeanType() == FeedController.class) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getName().equals("type"))
                    .forEach(EventTypeDocs::nameThem);
        }
        return operation;
    }

    private static void nameThem(Parameter parameter) {
        StringSchema names = new StringSchema();
        EventTypes.SHORT_NAMES.forEach(names::addEnumItem);
        parameter.getSchema().items(names);
    }
}
