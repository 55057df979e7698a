package io.lictor.readmodel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.lictor.value.ActivationLimit;
import io.lictor.value.ActivationLimit.Limited;
import io.lictor.value.ActivationLimit.Unlimited;
import java.io.IOException;
import java.io.Serial;

/** Limits among facts: the number of machines, or a word for any number. */
final class LimitJson {

    static final SimpleModule MODULE = new SimpleModule("limits")
            .addSerializer(ActivationLimit.class, new Writer())
            .addDeserializer(ActivationLimit.class, new Reader());

    private static final String ANY = "UNLIMITED";

    private LimitJson() {}

    private static final class Writer extends StdScalarSerializer<ActivationLimit> {

        @Serial
        private static final long serialVersionUID = 1;

        Writer() {
            super(ActivationLimit.class);
        }

        @Override
        public void serialize(ActivationLimit limit, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            switch (limit) {
                case Limited(int machines) -> generator.writeNumber(machines);
                case Unlimited _ -> generator.writeString(ANY);
            }
        }
    }

    private static final class Reader extends StdScalarDeserializer<ActivationLimit> {

        @Serial
        private static final long serialVersionUID = 1;

        Reader() {
            super(ActivationLimit.class);
        }

        @Override
        public ActivationLimit deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.hasToken(JsonToken.VALUE_STRING) && parser.getText().equals(ANY)
                    ? ActivationLimit.UNLIMITED
                    : ActivationLimit.of(parser.getIntValue());
        }
    }
}
