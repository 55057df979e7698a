package io.lictor.web;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills the component marked {@link PresentMembers}, of each record that has one. */
final class PresentMembersModifier extends ValueDeserializerModifier {

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        return marked(description.getBeanClass())
                .<ValueDeserializer<?>>map(component -> new Naming(deserializer, component))
                .orElse(deserializer);
    }

    /** Returns whether a component is no member of the body, though it is one to Jackson. */
    static boolean isMarked(Class<?> type, String component) {
        return marked(type).filter(component::equals).isPresent();
    }

    private static Optional<String> marked(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(PresentMembers.class))
                        .map(field -> field.getName())
                        .findFirst()
                : Optional.empty();
    }

    private static final class Naming extends DelegatingDeserializer {

        private final String component;

        Naming(ValueDeserializer<?> deserializer, String component) {
            super(deserializer);
            this.component = component;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> deserializer) {
            return new Naming(deserializer, component);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode body = context.readTree(parser);
            if (body instanceof ObjectNode members) {
                if (members.has(component)) { // it is ours to say
                    context.handleUnknownProperty(parser, this, handledType(), component);
                }
                ArrayNode names = context.getNodeFactory().arrayNode();
                members.propertyNames().forEach(names::add);
                members.set(component, names);
            }
            try (JsonParser again = body.traverse(context)) {
                again.nextToken();
                return super.deserialize(again, context);
            }
        }
    }
}
